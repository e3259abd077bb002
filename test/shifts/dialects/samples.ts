import type { ParsedPing } from '../../../functions/shifts/dialects/dialect.ts'

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
