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
      impact: 'Data keys get older than a year; all data stays readable',
    })
    keyRotations.addConsumer(rotate, { batchSize: 5 })
    // It opens every account's keys but may read only due rows; that an account is active is a condition of its writes.
    table.grant(rotate, { get: ['due'], put: ['due'], update: ['due'], check: ['account'] })
    keys.grantRotate(rotate)

    const retire = new ServiceFunction(this, 'RetireDataKeys', {
      entry: 'accounts/handlers/retire-data-keys.ts',
      runs: 'worker',
      impact: 'Data keys that nothing needs are kept; all data stays readable',
    })
    // One at a time: two scans in one invocation would halve each other's time.
    keyScans.addConsumer(retire, { batchSize: 1 })
    // It reads every sealed row and no key.
    const everything = [...new Set(partitionsOf('*').map(({ type }) => type))]
    table.grant(retire, { get: ['account', 'due'], query: everything, update: ['due'], delete: ['due'] })
    keys.grantRetire(retire)
  }
}
