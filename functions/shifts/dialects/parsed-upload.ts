import { toInstant } from '../../shared/instant.ts'
import { clockSkew, type Recording } from './clock-skew.ts'
import type { Lacked, ParsedPing, ParsedUpload } from './dialect.ts'

type ParsedFields = { readonly [Name in Exclude<keyof ParsedPing, 'at'>]?: ParsedPing[Name] | undefined } & {
  /** Epoch milliseconds. */
  readonly at: number | undefined
  /** By the phone's clock; epoch milliseconds. */
  readonly recordedAt?: number | undefined
}

/** A position, what a lost one lacked, or a record that is none (`message`). */
export type ParsedRecord = ParsedFields | Lacked | 'message'

/** Per upload. */
export const maxRecords = 10_000

/** A broken body counts as one invalid position. */
export function collectUpload(records: Iterable<ParsedRecord>, broken: boolean): ParsedUpload {
  const points: ParsedPing[] = []
  const recordings: Recording[] = []
  let [seen, invalid, skipped] = [0, 0, 0]
  let lacked: Lacked | undefined
  for (const record of records) {
    seen += 1
    if (seen > maxRecords) {
      return { points: [], invalid: 0, lacked: undefined, skipped: 0, clock: undefined, tooMany: true }
    }
    const ping = typeof record === 'string' ? record : toPing(record)
    if (ping === 'message') skipped += 1
    else if (typeof ping === 'string') {
      invalid += 1
      lacked ??= ping
    } else points.push(ping)
    if (typeof record === 'string' || record.at === undefined || record.recordedAt === undefined) continue
    recordings.push({ at: record.at, recordedAt: record.recordedAt })
  }
  const clock = clockSkew(recordings)
  return broken
    ? { points, invalid: 1, lacked: 'unreadable_body', skipped: 0, clock, tooMany: false }
    : { points, invalid, lacked, skipped, clock, tooMany: false }
}

function toPing({ at, recordedAt: _, ...rest }: ParsedFields): ParsedPing | Lacked | 'message' {
  const { lat, lon, shiftId } = rest
  if (lat == null || lon == null) return 'message'
  return at === undefined ? 'no_time' : { ...rest, at: toInstant(at), lat, lon, shiftId }
}

export function asArray(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value]
}

/** A phone on the dashboard of a moving car is both driving and stationary. */
const fastestFirst = ['driving', 'automotive', 'cycling', 'running', 'walking']

/** iOS reports several activities at once. */
export function mainActivity(motions: readonly string[] | undefined): string | undefined {
  return fastestFirst.find((motion) => motions?.includes(motion)) ?? motions?.[0]
}
