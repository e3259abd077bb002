import { type businessEvents, metricOf } from './counted-events.ts'

/** No free text, so that no personal data reaches a log by accident. */
export type LogFields = {
  readonly requestId?: string | undefined
  readonly route?: string | undefined
  readonly status?: number
  readonly code?: string | undefined
  readonly errorName?: string
  readonly frames?: readonly string[]
  readonly kind?: string
  /** A word of a closed list. */
  readonly reason?: string
  readonly channel?: string
  readonly messageId?: string | undefined
  readonly erasureId?: string
  /** What became of a message. */
  readonly outcome?: string
  readonly count?: number
  /** Positions stored. */
  readonly points?: number
  readonly milliseconds?: number
  readonly oldestDueSeconds?: number
}

/** `console.log` would wrap the line in Lambda's own JSON, where metric filters do not find its fields. */
export function log(level: 'info' | 'warn' | 'error', event: string, fields: LogFields = {}): void {
  process.stdout.write(`${JSON.stringify({ level, event, ...fields, ...metricOf(event, fields) })}\n`)
}

/** A figure of the business: a line that says nothing but the metric, so none without a namespace. */
export function logFigure(event: keyof typeof businessEvents, fields: LogFields): void {
  if (process.env['METRIC_NAMESPACE']) log('info', event, fields)
}

/** Leaves out the message, which may quote personal data. */
export function describeError(error: unknown): LogFields {
  if (!(error instanceof Error)) return { errorName: typeof error }
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '))
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  return { errorName: error.name, code, frames: frames.slice(0, 8).map((frame) => frame.trim()) }
}
