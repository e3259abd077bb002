/**
 * The only fields that may be logged: ids, codes, counts and durations. No free text, so no name, phone, address, body
 * or coordinate can reach a log by accident; the type refuses what is not listed.
 */
export type LogFields = {
  readonly requestId?: string | undefined
  readonly route?: string | undefined
  readonly status?: number
  readonly code?: string | undefined
  readonly errorName?: string
  readonly frames?: readonly string[]
  readonly kind?: string
  readonly messageId?: string | undefined
  readonly erasureId?: string
  readonly count?: number
  readonly milliseconds?: number
}

/**
 * One line of JSON, written as it is: Lambda's console would put it as a text into a JSON of its own, in which no metric
 * filter finds the fields that alarms are named by.
 */
export function log(level: 'info' | 'warn' | 'error', event: string, fields: LogFields = {}): void {
  process.stdout.write(`${JSON.stringify({ level, event, ...fields })}\n`)
}

/** What may be said of an unknown error: its name, its code and where it happened, never its message, which may quote data. */
export function describeError(error: unknown): LogFields {
  if (!(error instanceof Error)) return { errorName: typeof error }
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '))
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  return { errorName: error.name, code, frames: frames.slice(0, 8).map((frame) => frame.trim()) }
}
