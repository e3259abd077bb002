import { toInstant } from '../../shared/instant.ts'
import { clockSkew, type Recording } from './clock-skew.ts'
import type { ParsedPing, ParsedUpload, SkipReason } from './dialect.ts'

/** A record's fields, complete or not. */
type ParsedFields = { readonly [Name in Exclude<keyof ParsedPing, 'at'>]?: ParsedPing[Name] | undefined } & {
  /** Epoch milliseconds. */
  readonly at: number | undefined
  /** By the phone's clock; epoch milliseconds. */
  readonly recordedAt?: number | undefined
}

export type ParsedRecord = SkipReason | ParsedFields

/** Per upload. */
export const maxRecords = 10_000

const lost: ReadonlySet<SkipReason> = new Set(['unreadable', 'no_time'])

/** Collects positions from records, and counts the rest. A broken body counts as one lost position. */
export function collectUpload(elements: Iterable<ParsedRecord>, broken: boolean): ParsedUpload {
  const points: ParsedPing[] = []
  const recordings: Recording[] = []
  let [seen, invalid, skipped] = [0, 0, 0]
  for (const element of elements) {
    seen += 1
    if (seen > maxRecords) return { points: [], invalid: 0, skipped: 0, clock: undefined, tooMany: true }
    const point = typeof element === 'string' ? element : candidate(element)
    if (typeof point !== 'string') points.push(point)
    else if (lost.has(point)) invalid += 1
    else skipped += 1
    if (typeof element === 'string' || element.at === undefined || element.recordedAt === undefined) continue
    recordings.push({ at: element.at, recordedAt: element.recordedAt })
  }
  const clock = clockSkew(recordings)
  return broken
    ? { points, invalid: 1, skipped: 0, clock, tooMany: false }
    : { points, invalid, skipped, clock, tooMany: false }
}

function candidate({ at, recordedAt: _, ...rest }: ParsedFields): ParsedPing | SkipReason {
  const { lat, lon, shiftId } = rest
  if (lat == null || lon == null) return 'no_position'
  return at === undefined ? 'no_time' : { ...rest, at: toInstant(at), lat, lon, shiftId }
}

export function asArray(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value]
}

/** Fastest first: a phone on the dashboard of a moving car is both driving and stationary. */
const faster = ['driving', 'automotive', 'cycling', 'running', 'walking']

/** Picks one of the several activities that iOS reports at once. */
export function mainActivity(motions: readonly string[] | undefined): string | undefined {
  return faster.find((motion) => motions?.includes(motion)) ?? motions?.[0]
}
