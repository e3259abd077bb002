import { isInside, isWhollyInside, type Span } from '../domain/rules/shift-gate.ts'
import type { Shift } from '../store/shift-items.ts'
import { spanOf } from '../store/shift-span.ts'
import type { StoredPart } from '../store/track-part-store.ts'
import { isReferenced } from './write-compacted-track.ts'

/** Longer than any invocation: a writer this old has died. */
export const orphanAgeMilliseconds = 15 * 60_000

/** Whether a row may hold a point outside. */
export function reachesOutside(row: { firstAt: number; lastAt: number }, span: Span): boolean {
  return !isWhollyInside(row, span)
}

/** Parts safe to delete: replaced since `before`, orphaned by a run that died, or unreferenced and reaching outside. */
export function orphanedParts(
  before: Pick<Shift, 'track'>,
  shift: Shift,
  stored: readonly StoredPart[],
  now: number,
): StoredPart[] {
  const span = spanOf(shift)
  return stored.filter((part) => {
    if (isReferenced(shift, part)) return false
    // of a part between two times a concurrent compaction may be the writer
    const isOutside = !isInside(part.firstAt, span) || !isInside(part.lastAt, span)
    return isReferenced(before, part) || isOutside || part.storedAt < now - orphanAgeMilliseconds
  })
}
