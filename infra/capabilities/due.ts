import { Duration } from 'aws-cdk-lib'
import { Rule, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { Construct } from 'constructs'
import { ImpactAlarm } from '../constructs/impact-alarm.ts'
import { ServiceFunction } from '../constructs/service-function.ts'
import type { Resources } from './resources.ts'

const impact = 'Nothing planned happens: no reminders, and deleted accounts stay'

/** Once a minute, what is due is handed to the queue of its kind. */
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
    run.addEnvironment('QUIESCE_SECONDS', table.quiesceSeconds())

    // A missed minute is made up by the next one: late copies of it would only compete.
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
