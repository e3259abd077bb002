import { Duration } from 'aws-cdk-lib'
import { Construct } from 'constructs'
import { CountedAlarm, type CountedAlarmProps } from '../constructs/counted-alarm.ts'

type Failure = Omit<CountedAlarmProps, 'metric'>

const fiveMinutes = Duration.minutes(5)
const quarter = Duration.minutes(15)

/**
 * What functions log and answer as a failure while Lambda counts a success, by the metric's name
 * (functions/shared/counted-events.ts). The lines are metrics themselves: no filter, no resource but the alarm.
 */
export const failures: Readonly<Record<string, Failure>> = {
  request_failed: {
    impact: 'Someone sees an error in the app, and what they did is not done',
    cause: 'an answer of 500',
    runbook: 'application.md#a-request-failed',
    dimension: 'route',
    period: fiveMinutes,
  },
  request_unavailable: {
    impact: 'People are asked to try again, and wait',
    cause: '5 or more answers of 503 in 5 minutes',
    runbook: 'application.md#requests-are-refused-for-now',
    dimension: 'route',
    period: fiveMinutes,
    atLeast: 5,
  },
  message_failed: {
    impact: 'Work that people wait for is late, and lost if it goes on failing',
    cause: 'a message of a queue failed and is delivered again',
    runbook: 'queues.md#a-message-failed',
    dimension: 'function',
    period: fiveMinutes,
  },
  send_failed: {
    impact: 'Work that people wait for begins minutes late',
    cause: 'a queue takes no messages; due runs hand the work out later',
    runbook: 'queues.md#work-cannot-be-sent',
    dimension: 'kind',
    period: fiveMinutes,
    atLeast: 3,
  },
  provider_refused: {
    impact: 'Customers and invited members get no messages: they wait until the provider takes them',
    cause: 'the provider refuses everything that the installation sends, for the reason named',
    runbook: 'providers.md#a-provider-refuses-everything',
    dimension: 'reason',
    period: fiveMinutes,
  },
  work_given_up: {
    impact: 'A customer gets no reminder or other message: it is given up',
    cause: 'the work failed until it was of no use any more',
    runbook: 'queues.md#work-is-given-up',
    dimension: 'kind',
    period: fiveMinutes,
  },
  channel_not_planned: {
    impact: 'A customer gets no reminder by one channel until it can be planned',
    cause: 'planning a reminder failed',
    runbook: 'queues.md#a-message-failed',
    dimension: 'function',
    period: fiveMinutes,
  },
  due_shard_failed: {
    impact: 'A sixteenth of all planned work stands still: reminders, erasures, exports',
    cause: 'a shard of the due index cannot be read',
    runbook: 'schedule.md#a-run-failed',
    dimension: 'function',
    period: fiveMinutes,
  },
  due_row_failed: {
    impact: 'Planned work of one kind is late',
    cause: 'due rows could not be leased or sent to their queue',
    runbook: 'schedule.md#a-run-failed',
    dimension: 'kind',
    period: fiveMinutes,
  },
  oldestDueSeconds: {
    impact: 'Planned work is late: reminders go out after their time, erasures wait',
    cause: 'a row is due for 10 minutes and a run has left it behind',
    runbook: 'schedule.md#planned-work-is-late',
    dimension: 'function',
    period: fiveMinutes,
    atLeast: Duration.minutes(10).toSeconds(),
    statistic: 'MAX',
  },
  stop_failed: {
    impact: 'A customer who wrote STOP may get another text',
    cause: 'a STOP could not be worked off; it is tried again',
    runbook: 'texts.md#a-stop-cannot-be-worked-off',
    dimension: 'function',
    period: fiveMinutes,
  },
  tail_not_flushed: {
    impact: 'The newest positions of a worker stand in one row only, and uploads get slower',
    cause: '3 or more uploads in 15 minutes could not move them on',
    runbook: 'application.md#an-upload-cannot-be-moved-on',
    dimension: 'function',
    period: quarter,
    atLeast: 3,
  },
  erasure_blocked: {
    impact: 'An account that its owner deleted is not erased, and its erasure has stopped',
    cause: 'no progress for too long',
    runbook: 'erasure.md#an-erasure-does-not-move',
    dimension: 'erasureId',
    period: fiveMinutes,
  },
  erasure_subject_active: {
    impact: 'A person who was to be erased is not',
    cause: 'the customer or member is still there',
    runbook: 'erasure.md#an-erasure-does-not-move',
    dimension: 'kind',
    period: fiveMinutes,
  },
  erasure_audit_unfinished: {
    impact: 'Data of an erased account that has come back goes unnoticed',
    cause: 'the audit of this month is not through after three days',
    runbook: 'erasure.md#the-monthly-audit-is-not-through',
    dimension: 'function',
    period: quarter,
  },
  export_failed: {
    impact: 'An owner who asked for their data does not get it',
    cause: 'an export was given up after its last attempt',
    runbook: 'shifts.md#an-export-failed',
    dimension: 'function',
    period: fiveMinutes,
  },
}

export class CountedFailures extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id)
    for (const [metric, failure] of Object.entries(failures)) new CountedAlarm(this, metric, { ...failure, metric })
  }
}
