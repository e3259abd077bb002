import type { UnreadableReason } from '../../shared/identity/unreadable-reason.ts'
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

export type Lacked = UnreadableReason

export type ParsedUpload = {
  readonly points: readonly ParsedPing[]
  /** Positions that cannot be read. */
  readonly invalid: number
  /** What the first of them lacked; undefined for none. */
  readonly lacked: Lacked | undefined
  /** Records without a position. */
  readonly skipped: number
  readonly clock: ClockSkew | undefined
}

export type Reply = { readonly status: number; readonly contentType: string; readonly body: string }

/** `taken`: stored. `busy`: the app must send again. `refused`: no valid token. `too_large`: it must send less. */
export type Outcome = 'taken' | 'busy' | 'refused' | 'too_large'

/** Positions of an upload that cannot be read. */
export type Unreadable = Pick<ParsedUpload, 'invalid' | 'lacked'>

/** Pure; `parse` never throws. `reply` mentions unreadable positions where the app allows it. */
export type Dialect = {
  readonly parse: (request: PhoneRequest) => ParsedUpload
  readonly reply: (outcome: Outcome, tracking: 'on' | 'off', unreadable?: Unreadable) => Reply
}
