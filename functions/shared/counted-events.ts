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

/** Log events with a number, and the field that has it. The metric has the field's name. */
export const measuredEvents = { due_run: 'oldestDueSeconds' } as const satisfies Readonly<Record<string, string>>

type Line = Readonly<Record<string, unknown>>

/**
 * The members that make a log line a metric, in CloudWatch's embedded metric format
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html): no
 * metric filter is needed. Empty for other events, and where no namespace is set.
 */
export function metricOf(event: string, fields: Line): Line {
  const { METRIC_NAMESPACE: namespace, AWS_LAMBDA_FUNCTION_NAME: name } = process.env
  const counted = event in countedEvents ? countedEvents[event as keyof typeof countedEvents] : undefined
  const measured = event in measuredEvents ? measuredEvents[event as keyof typeof measuredEvents] : undefined
  const dimension = counted ?? 'function'
  const value: unknown = dimension === 'function' ? name : fields[dimension]
  if (!namespace || (!counted && !measured) || value === undefined) return {}
  const metric = measured ? { Name: measured, Unit: 'Seconds' } : { Name: event, Unit: 'Count' }
  const directive = { Namespace: namespace, Dimensions: [[dimension]], Metrics: [metric] }
  return {
    [dimension]: value,
    ...(measured ? {} : { [event]: 1 }),
    _aws: { Timestamp: Date.now(), CloudWatchMetrics: [directive] },
  }
}
