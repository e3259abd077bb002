import { dictionary } from './dictionary.ts'
/**
 * Log events that CloudWatch counts, by the field of the line that says what is concerned. Each has an alarm
 * (infra/capabilities/counted-failures.ts).
 */
export const countedEvents = {
  request_failed: 'route',
  request_unavailable: 'route',
  message_failed: 'function',
  send_failed: 'kind',
  provider_refused: 'reason',
  work_given_up: 'kind',
  channel_not_planned: 'function',
  due_shard_failed: 'function',
  due_row_failed: 'kind',
  stop_failed: 'function',
  tail_not_flushed: 'function',
  erasure_blocked: 'erasureId',
  erasure_subject_active: 'kind',
  erasure_audit_unfinished: 'function',
  export_failed: 'function',
} as const satisfies Readonly<Record<string, string>>

/** What the business does, counted in the same way. On the dashboard, without an alarm. */
export const businessEvents = {
  upload_received: 'function',
  message_sent: 'channel',
  message_refused: 'reason',
  message_undelivered: 'outcome',
  erasure_requested: 'function',
  erasure_finished: 'function',
} as const satisfies Readonly<Record<string, string>>

/** Log events with a number: its field, which the metric is named by, and its unit. */
export const measuredEvents = {
  due_run: ['oldestDueSeconds', 'Seconds'],
  upload_received: ['points', 'Count'],
} as const satisfies Readonly<Record<string, readonly [field: string, unit: string]>>

const counts = dictionary({ ...countedEvents, ...businessEvents })
const measures = dictionary<readonly [field: string, unit: string]>(measuredEvents)

type Line = Readonly<Record<string, unknown>>

/**
 * The members that make a log line a metric, in CloudWatch's embedded metric format
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html): no
 * metric filter is needed. Empty for other events, and where no namespace is set.
 */
export function metricOf(event: string, fields: Line): Line {
  const { METRIC_NAMESPACE: namespace, AWS_LAMBDA_FUNCTION_NAME: name } = process.env
  const [counted, measured] = [counts[event], measures[event]]
  const dimension = counted ?? 'function'
  const value: unknown = dimension === 'function' ? name : fields[dimension]
  if (!namespace || (!counted && !measured) || value === undefined) return {}
  const metrics = [
    ...(counted ? [{ Name: event, Unit: 'Count' }] : []),
    ...(measured ? [{ Name: measured[0], Unit: measured[1] }] : []),
  ]
  const directive = { Namespace: namespace, Dimensions: [[dimension]], Metrics: metrics }
  return {
    [dimension]: value,
    ...(counted && { [event]: 1 }),
    _aws: { Timestamp: Date.now(), CloudWatchMetrics: [directive] },
  }
}
