import { Construct } from 'constructs'
import { partitionsOf } from '../../functions/shared/keys.ts'
import { ServiceFunction } from '../constructs/service-function.ts'
import type { Resources } from './resources.ts'

export class KeyRotation extends Construct {
  constructor(scope: Construct, id: string, { table, keys, keyRotations, keyScans }: Resources) {
    super(scope, id)
    const rotate = new ServiceFunction(this, 'RotateKeys', {
      entry: 'accounts/handlers/rotate-keys.ts',
      runs: 'worker',
      impact: 'Data keys get older than a year; all data stays readable',
    })
    keyRotations.addConsumer(rotate, { batchSize: 5, inProgress: 2 })
    // Opens every account's keys but reads only due rows; its writes carry the condition that the account is active.
    table.grant(rotate, { get: ['due'], put: ['due', 'rootKeyCopy'], update: ['due'], check: ['account'] })
    keys.grantRotate(rotate)

    const retire = new ServiceFunction(this, 'RetireDataKeys', {
      entry: 'accounts/handlers/retire-data-keys.ts',
      runs: 'worker',
      impact: 'Data keys that nothing needs are kept; all data stays readable',
    })
    // Two scans in one invocation would halve each other's time.
    keyScans.addConsumer(retire, { batchSize: 1, inProgress: 2 })
    // Reads every sealed row and no key.
    const everything = [...new Set(partitionsOf('*').map(({ type }) => type))]
    table.grant(retire, { get: ['account', 'due'], query: everything, update: ['due'], delete: ['due'] })
    keys.grantRetire(retire)
  }
}
