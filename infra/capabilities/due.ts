import { Duration, Validations } from 'aws-cdk-lib'
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
    {
      table,
      messages,
      stops,
      erasures,
      invitations,
      exports,
      compactions,
      autoCloses,
      keyRotations,
      keyScans,
    }: Resources,
  ) {
    super(scope, id)
    const run = new ServiceFunction(this, 'RunDue', { entry: 'due/handlers/run-due.ts', runs: 'worker', impact })
    table.grantDueQuery(run)
    table.grant(run, { update: ['due', 'erasure', 'segment', 'pendingStop'] })
    messages.grantSend(run)
    stops.grantSend(run)
    erasures.grantSend(run)
    invitations.grantSend(run)
    exports.grantSend(run)
    compactions.grantSend(run)
    autoCloses.grantSend(run)
    keyRotations.grantSend(run)
    keyScans.grantSend(run)
    table.passQuiesceTo(run)

    // The next minute makes up for a run that failed or came too late; a retry would only compete with it. A failed run
    // rings by the function's alarm on errors, and needs no destination: its event says nothing.
    const maxEventAge = Duration.minutes(1)
    run.configureAsync({ retryAttempts: 0, maxEventAge })
    const target = new LambdaFunction(run.lambda, { retryAttempts: 0, maxEventAge })
    const rule = new Rule(this, 'EveryMinute', { schedule: Schedule.rate(Duration.minutes(1)), targets: [target] })
    Validations.of(rule).acknowledge({
      id: 'Serverless::Serverless-EventBusDLQ',
      reason: 'An event that is not delivered says nothing: the next run does the same work.',
    })
    new ImpactAlarm(this, 'Silent', {
      impact,
      cause: 'no run in 5 minutes',
      runbook: 'schedule.md#no-run',
      metric: run.lambda.metricInvocations({ period: Duration.minutes(5) }),
      missingData: 'breaching',
    })
  }
}
