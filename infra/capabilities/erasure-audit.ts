import { Duration } from 'aws-cdk-lib'
import { Rule, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { Construct } from 'constructs'
import { ImpactAlarm } from '../constructs/impact-alarm.ts'
import { NamedAlarm } from '../constructs/per-entity-alarm.ts'
import { ServiceFunction } from '../constructs/service-function.ts'
import type { Ground } from './resources.ts'

const impact = 'Nobody would notice that a deleted account is not gone, or that rows of it have come back'
const interval = Duration.minutes(15)

/** Looks after erasures, and changes nothing: that they move, and that what was erased stays so. */
export class ErasureWatch extends Construct {
  constructor(scope: Construct, id: string, { table, keys, archive }: Ground) {
    super(scope, id)
    const watch = new ServiceFunction(this, 'WatchErasures', {
      entry: 'erasure/handlers/audit-erasures.ts',
      runs: 'worker',
      impact,
    })
    table.allowAuditing(watch)
    keys.derivesFor(watch)
    archive.isAuditedBy(watch)
    const target = new LambdaFunction(watch.lambda, { retryAttempts: 0, maxEventAge: interval })
    new Rule(this, 'EveryQuarter', { schedule: Schedule.rate(interval), targets: [target] })
    new ImpactAlarm(this, 'Silent', {
      impact,
      cause: 'no run in an hour',
      metric: watch.lambda.metricInvocations({ period: Duration.hours(1) }),
      silence: 'trouble',
    })
    new NamedAlarm(this, 'Stuck', {
      impact: 'An account that its owner deleted is not yet gone',
      cause: 'an erasure has not moved for an hour',
      told: watch,
      event: 'erasure_stuck',
      names: 'erasureId',
      period: interval,
    })
    new NamedAlarm(this, 'Left', {
      impact: 'Data of a company that has left is there again, against what its receipt says',
      cause: 'rows or files of finished erasures; docs/runbooks/restore.md removes them',
      told: watch,
      event: 'erased_account_has_rows',
      names: 'erasureId',
      period: interval,
    })
  }
}
