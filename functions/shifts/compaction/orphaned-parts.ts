import { isInside, type Span } from '../domain/rules/shift-gate.ts'
import { type Shift, spanOf } from '../store/shift-items.ts'
import type { StoredPart } from '../store/track-part-store.ts'
import { isReferenced } from './write-compacted-track.ts'

/** Longer than any invocation: a writer this old has died. */
export const orphanAgeMilliseconds = 15 * 60_000

/** Whether a row may hold a point outside. */
export function reachesOutside({ firstAt, lastAt }: { firstAt: number; lastAt: number }, span: Span): boolean {
  return !isInside(firstAt, span) || !isInside(lastAt, span)
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
    return isReferenced(before, part) || reachesOutside(part, span) || part.storedAt < now - orphanAgeMilliseconds
  })
}
