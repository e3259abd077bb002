import { Duration } from 'aws-cdk-lib'
import { Rule, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { Construct } from 'constructs'
import { partitionsOf } from '../../functions/shared/keys.ts'
import { ServiceFunction } from '../constructs/service-function.ts'
import type { Ground } from './ground.ts'

/** Gives the installation and its accounts new keys, a year after the last ones. */
export class KeyRotation extends Construct {
  constructor(scope: Construct, id: string, { table, keys }: Ground) {
    super(scope, id)
    const rotate = new ServiceFunction(this, 'RotateKeys', {
      entry: 'accounts/handlers/rotate-keys.ts',
      runs: 'worker',
      impact: 'Data keys grow older than a year; nothing becomes unreadable',
    })
    // It looks which keys are still needed, and opens no row.
    table.allow(rotate, { query: [...new Set(partitionsOf('*').map(({ type }) => type))] })
    keys.isRotatedBy(rotate)
    const interval = Duration.days(1)
    const target = new LambdaFunction(rotate.lambda, { retryAttempts: 0, maxEventAge: Duration.hours(1) })
    new Rule(this, 'EveryDay', { schedule: Schedule.rate(interval), targets: [target] })
  }
}
