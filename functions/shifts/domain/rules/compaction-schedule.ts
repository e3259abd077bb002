const minute = 60_000
const hour = 60 * minute

/** Phones send what they still hold right after a clock-out, so the fold waits for that. */
const afterClosing = 30 * minute
/** A late upload is seldom alone: the shift is folded again when no more have come for so long. */
const quiet = hour
/** And no more often than this, however the uploads come. */
const betweenFolds = 6 * hour
/** So many uploads make an open shift slow to read. */
const manyUploads = 200
/** Rows of as many points as this cost a reader no more than folded ones would. */
const fullUpload = 50

/** A whole track that is still not folded after this long has somebody told. */
export const longestUnsealed = 24 * hour

/** When a shift that was closed at `now` is to be folded. All moments in milliseconds since 1970. */
export function sealAfterClosing(now: number): number {
  return now + afterClosing
}

/** When a folded shift is to be folded again, of which something came last at `lastAt`. */
export function sealAgainAt(lastAt: number, sealedAt: number | undefined): number {
  return Math.max(lastAt + quiet, (sealedAt ?? 0) + betweenFolds)
}

/** Whether an open shift, of which the last upload was number `uploads`, is to be folded early: many small ones. */
export function isWorthFolding(uploads: number, points: number): boolean {
  return uploads > 0 && uploads % manyUploads === 0 && points < uploads * fullUpload
}

/** The shift with its next generation begun: what is stored from now on is apart from what is about to be folded. */
export function raised<Shift extends { readonly generation: number }>(shift: Shift, sealAt: number) {
  return { ...shift, generation: shift.generation + 1, sealAt }
}
