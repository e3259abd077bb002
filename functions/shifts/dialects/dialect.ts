import type { Ping } from '../domain/pings/ping.ts'
import type { ClockSkew } from './clock-skew.ts'

/** What a phone sent, as the gateway handed it over: the body decoded, query as it came. */
export type PhoneRequest = {
  readonly query: Readonly<Record<string, string | undefined>>
  readonly body: string
  /** Milliseconds since 1970, UTC. */
  readonly receivedAt: number
}

/** A position as a phone tells it, in the units of the API and not yet checked: it may lie off the earth or in the future. */
export type ParsedPing = Ping & {
  /** The shift that the app says it belongs to. */
  readonly shiftId: string | undefined
}

/**
 * Why something that came is no position. The first two are lost positions and counted as invalid; the others never
 * were positions.
 */
export type SkipReason = 'unreadable' | 'no_time' | 'no_position' | 'sample' | 'message'

/** What one request holds. */
export type ParsedUpload = {
  readonly points: readonly ParsedPing[]
  /** Positions that were meant but cannot be read. */
  readonly invalid: number
  /** Heartbeats, visits, samples, messages of other types: understood, and no positions. */
  readonly skipped: number
  readonly clock: ClockSkew | undefined
  /** More than one upload may hold; nothing of it was read. */
  readonly tooMany: boolean
}

export type Reply = { readonly status: number; readonly contentType: string; readonly body: string }

/** `taken`: all that is to be kept is durable. `busy`: our fault or a limit of ours, keep it. `refused`: no valid token. */
export type Outcome = 'taken' | 'busy' | 'refused'

/** How one kind of app speaks. Both are pure; `parse` throws for nothing. */
export type Dialect = {
  readonly parse: (request: PhoneRequest) => ParsedUpload
  readonly reply: (outcome: Outcome, tracking: 'on' | 'off') => Reply
}
