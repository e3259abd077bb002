import { Duration } from 'aws-cdk-lib'
import { Rule, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { Construct } from 'constructs'
import { ImpactAlarm } from '../constructs/impact-alarm.ts'
import { ServiceFunction } from '../constructs/service-function.ts'
import type { Ground } from './resources.ts'

const impact = 'Nothing planned happens: no reminders, and deleted accounts stay'

/** Once a minute, what is due is handed to the queue of its kind. */
export class Due extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { table, messages, erasures, exports, seals, closings, rotations, keyLooks }: Ground,
  ) {
    super(scope, id)
    const run = new ServiceFunction(this, 'RunDue', { entry: 'due/handlers/run-due.ts', runs: 'worker', impact })
    table.allowFindingDue(run)
    table.allow(run, { update: ['due', 'erasure', 'segment'] })
    messages.takesFrom(run, 'MESSAGES_QUEUE_URL')
    erasures.takesFrom(run, 'ERASURE_QUEUE_URL')
    exports.takesFrom(run, 'EXPORT_QUEUE_URL')
    seals.takesFrom(run, 'SEAL_QUEUE_URL')
    closings.takesFrom(run, 'CLOSING_QUEUE_URL')
    rotations.takesFrom(run, 'ROTATION_QUEUE_URL')
    keyLooks.takesFrom(run, 'KEY_LOOK_QUEUE_URL')
    run.knows('QUIESCE_SECONDS', table.quiesceSeconds())

    // A missed minute is made up by the next one: late copies of it would only compete.
    const target = new LambdaFunction(run.lambda, { retryAttempts: 0, maxEventAge: Duration.minutes(1) })
    new Rule(this, 'EveryMinute', { schedule: Schedule.rate(Duration.minutes(1)), targets: [target] })
    new ImpactAlarm(this, 'Silent', {
      impact,
      cause: 'no run in 5 minutes',
      metric: run.lambda.metricInvocations({ period: Duration.minutes(5) }),
      silence: 'trouble',
    })
  }
}
