import { Duration } from 'aws-cdk-lib'
import { Rule, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { Construct } from 'constructs'
import { partitionsOf } from '../../functions/shared/keys.ts'
import { ServiceFunction } from '../constructs/service-function.ts'
import type { Ground } from './ground.ts'

/** New keys for the installation and its accounts, a year after the last ones, and an end of those that nothing needs. */
export class KeyRotation extends Construct {
  constructor(scope: Construct, id: string, { table, keys }: Ground) {
    super(scope, id)
    const rotate = new ServiceFunction(this, 'RotateKeys', {
      entry: 'accounts/handlers/rotate-keys.ts',
      runs: 'worker',
      impact: 'Data keys grow older than a year; nothing becomes unreadable',
    })
    // It opens every account's keys, and may read no row of any.
    keys.isRotatedBy(rotate)
    this.runs(rotate, 'EveryDay', Duration.days(1))

    const giveUp = new ServiceFunction(this, 'GiveUpKeys', {
      entry: 'accounts/handlers/give-up-keys.ts',
      runs: 'worker',
      impact: 'Data keys that nothing needs are kept; nothing becomes unreadable',
    })
    // It sees every sealed row, and can open none.
    table.allow(giveUp, { query: [...new Set(partitionsOf('*').map(({ type }) => type))] })
    keys.isGivenUpBy(giveUp)
    this.runs(giveUp, 'EveryHour', Duration.hours(1))
  }

  private runs(fn: ServiceFunction, id: string, interval: Duration): void {
    const target = new LambdaFunction(fn.lambda, { retryAttempts: 0, maxEventAge: Duration.hours(1) })
    new Rule(this, id, { schedule: Schedule.rate(interval), targets: [target] })
  }
}
