import { Duration } from 'aws-cdk-lib'
import { Rule, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { Construct } from 'constructs'
import { ImpactAlarm } from '../constructs/impact-alarm.ts'
import { PerEntityAlarm } from '../constructs/per-entity-alarm.ts'
import { ServiceFunction } from '../constructs/service-function.ts'
import type { Resources } from './resources.ts'

const impact = 'Nobody would notice that a deleted account is not gone, or that rows of it have come back'
const interval = Duration.minutes(15)

/** Looks after erasures, and changes nothing: that they move, and that what was erased stays so. */
export class ErasureAudit extends Construct {
  constructor(scope: Construct, id: string, { table, keys, files }: Resources) {
    super(scope, id)
    const watch = new ServiceFunction(this, 'AuditErasures', {
      entry: 'erasure/handlers/audit-erasures.ts',
      runs: 'worker',
      impact,
    })
    table.grantAudit(watch)
    keys.grantDerive(watch)
    files.grantList(watch)
    const target = new LambdaFunction(watch.lambda, { retryAttempts: 0, maxEventAge: interval })
    new Rule(this, 'EveryQuarter', { schedule: Schedule.rate(interval), targets: [target] })
    new ImpactAlarm(this, 'Silent', {
      impact,
      cause: 'no run in an hour',
      metric: watch.lambda.metricInvocations({ period: Duration.hours(1) }),
      missingData: 'breaching',
    })
    new PerEntityAlarm(this, 'Stuck', {
      impact: 'An account that its owner deleted is not yet gone',
      cause: 'an erasure has not moved for an hour',
      source: watch,
      event: 'erasure_stuck',
      dimension: 'erasureId',
      period: interval,
    })
    new PerEntityAlarm(this, 'Left', {
      impact: 'Data of a company that has left is there again, against what its receipt says',
      cause: 'rows or files of finished erasures; docs/runbooks/restore.md removes them',
      source: watch,
      event: 'erased_account_data_found',
      dimension: 'erasureId',
      period: interval,
    })
  }
}
