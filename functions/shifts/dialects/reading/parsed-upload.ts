import type { UnreadableReason } from '../../../shared/identity/unreadable-reason.ts'
import { toInstant } from '../../../shared/instant.ts'
import type { Ping } from '../../domain/pings/ping.ts'
import { type ClockSkew, clockSkew, type Recording } from './clock-skew.ts'

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

type ParsedFields = Omit<ParsedPing, 'at' | 'lat' | 'lon'> & {
  /** Epoch milliseconds. */
  readonly at: number
  readonly lat: number
  readonly lon: number
  /** By the phone's clock; epoch milliseconds. */
  readonly recordedAt?: number | undefined
}

/** A position, what a lost one lacked, or a record that is none (`message`). */
export type ParsedRecord = ParsedFields | Lacked | 'message'

/** More than 4 MB hold of positions with a time; it bounds the time that a hostile upload takes. */
const maxRecords = 150_000

/** Of more than 150,000 records the rest is not read, and counts as one position. */
export function collectUpload(records: Iterable<ParsedRecord>): ParsedUpload {
  const points: ParsedPing[] = []
  const recordings: Recording[] = []
  let [seen, invalid, skipped] = [0, 0, 0]
  let lacked: Lacked | undefined
  for (const record of records) {
    seen += 1
    if (seen > maxRecords) {
      invalid += 1
      lacked ??= 'unreadable_body'
      break
    }
    if (record === 'message') skipped += 1
    else if (typeof record === 'string') {
      invalid += 1
      lacked ??= record
    } else {
      const { recordedAt, ...ping } = record
      points.push({ ...ping, at: toInstant(record.at) })
      if (recordedAt !== undefined) recordings.push({ at: record.at, recordedAt })
    }
  }
  return { points, invalid, lacked, skipped, clock: clockSkew(recordings) }
}
