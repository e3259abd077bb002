import type { Ping } from '../domain/pings/ping.ts'
import type { ClockSkew } from './clock-skew.ts'

/** The body is decoded. */
export type PhoneRequest = {
  readonly query: Readonly<Record<string, string | undefined>>
  readonly body: string
  /** Epoch milliseconds. */
  readonly receivedAt: number
}

/** In API units, not validated. */
export type ParsedPing = Ping & {
  readonly shiftId: string | undefined
}

/** The first two are lost positions, counted as invalid; the others never were positions. */
export type SkipReason = 'unreadable' | 'no_time' | 'no_position' | 'sample' | 'message'

export type ParsedUpload = {
  readonly points: readonly ParsedPing[]
  /** Positions that cannot be read. */
  readonly invalid: number
  /** Records without a position. */
  readonly skipped: number
  readonly clock: ClockSkew | undefined
  /** Exceeds the limit; nothing was parsed. */
  readonly tooMany: boolean
}

export type Reply = { readonly status: number; readonly contentType: string; readonly body: string }

/** `taken`: stored. `busy`: the app must send again. `refused`: no valid token. */
export type Outcome = 'taken' | 'busy' | 'refused'

/** Pure; `parse` never throws. */
export type Dialect = {
  readonly parse: (request: PhoneRequest) => ParsedUpload
  readonly reply: (outcome: Outcome, tracking: 'on' | 'off') => Reply
}
