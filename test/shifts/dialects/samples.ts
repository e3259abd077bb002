import type { Lacked, ParsedPing } from '../../../functions/shifts/dialects/reading/parsed-upload.ts'

/** A request as a real app sends it, with its meaning. */
export type Sample = {
  readonly dialect: string
  readonly name: string
  readonly request: {
    readonly method: string
    readonly query?: Readonly<Record<string, string>>
    readonly contentType?: string
    readonly body?: string
  }
  /** Expected positions, in order; fields not named must be unknown. */
  readonly points: readonly Partial<ParsedPing>[]
  readonly invalid?: number
  readonly lacked?: Lacked
  readonly skipped?: number
}

const json = 'application/json'
export const form = 'application/x-www-form-urlencoded'

export const instant = (at: number) => new Date(at).toISOString()
export const post = (body: unknown) => ({
  method: 'POST',
  contentType: json,
  body: typeof body === 'string' ? body : JSON.stringify(body),
})
export const postForm = (fields: Record<string, string>) => ({
  method: 'POST',
  contentType: form,
  body: new URLSearchParams(fields).toString(),
})

/** The response to an upload that was taken, which mentions unreadable positions where the app allows it. */
export function takenBody({ dialect, invalid, lacked }: Sample): string {
  const text = lacked ? `invalid: ${invalid}, lacked: ${lacked}` : ''
  const mention = lacked && { invalid, lacked }
  const bodies: Record<string, string> = {
    transistor: JSON.stringify({ ...mention }),
    owntracks: '[]',
    traccar: text,
    gpslogger: text,
    overland: JSON.stringify({ result: 'ok', ...mention }),
  }
  return bodies[dialect] ?? ''
}
