import { toInstant } from '../../shared/instant.ts'
import { clockSkew, type Recording } from './clock-skew.ts'
import type { ParsedPing, ParsedUpload, SkipReason } from './dialect.ts'

/** A position as a dialect has read it, complete or not. */
type ParsedFields = { readonly [Name in Exclude<keyof ParsedPing, 'at'>]?: ParsedPing[Name] | undefined } & {
  /** Milliseconds since 1970, UTC; so is the other. */
  readonly at: number | undefined
  /** When the phone's own clock says that it was recorded. */
  readonly recordedAt?: number | undefined
}

export type ParsedRecord = SkipReason | ParsedFields

/** As many as one upload may hold; the rest is not even looked at. */
export const maxRecords = 10_000

const lost: ReadonlySet<SkipReason> = new Set(['unreadable', 'no_time'])

/**
 * Sorts what a dialect finds in a request into positions and what is none. Of a broken body, whatever is no position
 * counts as one that is lost.
 */
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

/** A phone on the dashboard of a driving car is both driving and stationary: the faster says what its owner does. */
const faster = ['driving', 'automotive', 'cycling', 'running', 'walking']

/** One activity of the several that iOS names at once. */
export function mainActivity(motions: readonly string[] | undefined): string | undefined {
  return faster.find((motion) => motions?.includes(motion)) ?? motions?.[0]
}
