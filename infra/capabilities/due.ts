import { Duration, Validations } from 'aws-cdk-lib'
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { Construct } from 'constructs'
import { dueShards } from '../../functions/shared/keys.ts'
import { ImpactAlarm } from '../constructs/impact-alarm.ts'
import { ServiceFunction } from '../constructs/service-function.ts'
import type { Resources } from './resources.ts'

const impact = 'No planned work runs: no reminders are sent, and deleted accounts are not erased'

/** Side by side, each with as many shards. A rule has at most five targets (EventBridge quotas). */
const runs = 4

export class Due extends Construct {
  constructor(
    scope: Construct,
    id: string,
    {
      table,
      plannedMessages,
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
    const run = new ServiceFunction(this, 'RunDue', {
      entry: 'due/handlers/run-due.ts',
      runs: 'worker',
      impact,
      // CPU comes with memory: more than half a core each, see docs/performance.md for what a morning needs
      memoryMegabytes: 1_024,
    })
    table.grantDueQuery(run)
    table.grant(run, { update: ['due', 'erasure', 'segment', 'pendingStop'] })
    plannedMessages.grantSend(run)
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
    const targets = Array.from({ length: runs }, (_, index) => {
      const event = RuleTargetInput.fromObject({ shards: dueShards.filter((shard) => Number(shard) % runs === index) })
      return new LambdaFunction(run.lambda, { retryAttempts: 0, maxEventAge, event })
    })
    const rule = new Rule(this, 'EveryMinute', { schedule: Schedule.rate(Duration.minutes(1)), targets })
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
