import { Construct } from 'constructs'
import { partitionsOf } from '../../functions/shared/keys.ts'
import { ServiceFunction } from '../constructs/service-function.ts'
import type { Ground } from './resources.ts'

/** New keys for the installation and its accounts, a year after the last ones, and an end of those that nothing needs. */
export class KeyRotation extends Construct {
  constructor(scope: Construct, id: string, { table, keys, rotations, keyLooks }: Ground) {
    super(scope, id)
    const rotate = new ServiceFunction(this, 'RotateKeys', {
      entry: 'accounts/handlers/rotate-keys.ts',
      runs: 'worker',
      impact: 'Data keys grow older than a year; nothing becomes unreadable',
    })
    rotations.feeds(rotate, 5)
    // It opens every account's keys, and may read no row of any but what is due: that one is active, it holds a write to.
    table.allow(rotate, { get: ['due'], put: ['due'], update: ['due'], check: ['account'] })
    keys.isRotatedBy(rotate)

    const giveUp = new ServiceFunction(this, 'GiveUpKeys', {
      entry: 'accounts/handlers/retire-data-keys.ts',
      runs: 'worker',
      impact: 'Data keys that nothing needs are kept; nothing becomes unreadable',
    })
    // One at a time: two looks at once would halve each other's time.
    keyLooks.feeds(giveUp, 1)
    // It sees every sealed row, and no key.
    const everything = [...new Set(partitionsOf('*').map(({ type }) => type))]
    table.allow(giveUp, { get: ['account', 'due'], query: everything, update: ['due'], delete: ['due'] })
    keys.isGivenUpBy(giveUp)
  }
}
