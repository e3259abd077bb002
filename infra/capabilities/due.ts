import { Duration } from 'aws-cdk-lib'
import { Rule, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { Construct } from 'constructs'
import { ImpactAlarm } from '../constructs/impact-alarm.ts'
import { ServiceFunction } from '../constructs/service-function.ts'
import type { Resources } from './resources.ts'

const impact = 'No planned work runs: no reminders are sent, and deleted accounts are not erased'

export class Due extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { table, messages, erasures, exports, compactions, autoCloses, keyRotations, keyScans }: Resources,
  ) {
    super(scope, id)
    const run = new ServiceFunction(this, 'RunDue', { entry: 'due/handlers/run-due.ts', runs: 'worker', impact })
    table.grantDueQuery(run)
    table.grant(run, { update: ['due', 'erasure', 'segment'] })
    messages.grantSend(run)
    erasures.grantSend(run)
    exports.grantSend(run)
    compactions.grantSend(run)
    autoCloses.grantSend(run)
    keyRotations.grantSend(run)
    keyScans.grantSend(run)
    table.passQuiesceTo(run)

    // The next minute makes up for a missed one; a late retry would only compete with it.
    const target = new LambdaFunction(run.lambda, { retryAttempts: 0, maxEventAge: Duration.minutes(1) })
    new Rule(this, 'EveryMinute', { schedule: Schedule.rate(Duration.minutes(1)), targets: [target] })
    new ImpactAlarm(this, 'Silent', {
      impact,
      cause: 'no run in 5 minutes',
      metric: run.lambda.metricInvocations({ period: Duration.minutes(5) }),
      missingData: 'breaching',
    })
  }
}
