import { isInside, type Span } from '../domain/rules/shift-gate.ts'
import { type Shift, spanOf } from '../store/shift-items.ts'
import type { StoredPart } from '../store/track-part-store.ts'
import { isReferenced } from './write-compacted-track.ts'

/** Longer than any function lives: whoever wrote a part so long ago and had no shift name it will not do so any more. */
export const orphanAgeMilliseconds = 15 * 60_000

/** Whether a row of moments from `firstAt` to `lastAt` holds, or may hold, something that the shift does not take. */
export function reachesOutside({ firstAt, lastAt }: { firstAt: number; lastAt: number }, span: Span): boolean {
  return !isInside(firstAt, span) || !isInside(lastAt, span)
}

/**
 * The parts that nobody will read: those that `before` named and the shift does not, what a fold left over that was cut
 * short, and whatever reaches outside of the shift without being named.
 */
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
