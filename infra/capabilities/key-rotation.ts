import { Construct } from 'constructs'
import { partitionsOf } from '../../functions/shared/keys.ts'
import { ServiceFunction } from '../constructs/service-function.ts'
import type { Resources } from './resources.ts'

/** New keys for the installation and its accounts, a year after the last ones, and an end of those that nothing needs. */
export class KeyRotation extends Construct {
  constructor(scope: Construct, id: string, { table, keys, keyRotations, keyScans }: Resources) {
    super(scope, id)
    const rotate = new ServiceFunction(this, 'RotateKeys', {
      entry: 'accounts/handlers/rotate-keys.ts',
      runs: 'worker',
      impact: 'Data keys grow older than a year; nothing becomes unreadable',
    })
    keyRotations.addConsumer(rotate, { batchSize: 5 })
    // It opens every account's keys, and may read no row of any but what is due: that one is active, it holds a write to.
    table.grant(rotate, { get: ['due'], put: ['due'], update: ['due'], check: ['account'] })
    keys.grantRotate(rotate)

    const giveUp = new ServiceFunction(this, 'RetireDataKeys', {
      entry: 'accounts/handlers/retire-data-keys.ts',
      runs: 'worker',
      impact: 'Data keys that nothing needs are kept; nothing becomes unreadable',
    })
    // One at a time: two looks at once would halve each other's time.
    keyScans.addConsumer(giveUp, { batchSize: 1 })
    // It sees every sealed row, and no key.
    const everything = [...new Set(partitionsOf('*').map(({ type }) => type))]
    table.grant(giveUp, { get: ['account', 'due'], query: everything, update: ['due'], delete: ['due'] })
    keys.grantRetire(giveUp)
  }
}
