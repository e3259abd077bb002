const minute = 60_000
const hour = 60 * minute

/** Phones send what they still hold right after a clock-out, so the fold waits for that. */
const afterClosing = 30 * minute
/** A late upload is seldom alone: the shift is compacted again when no more have come for so long. */
const quiet = hour
/** And no more often than this, however the uploads come. */
const betweenFolds = 6 * hour
/** So many uploads make an open shift slow to read. */
const manyUploads = 200
/** Rows of as many points as this cost a reader no more than compacted ones would. */
const fullUpload = 50

/** A whole track that is still not compacted after this long has somebody told. */
export const maxUncompactedMilliseconds = 24 * hour

/** When a shift that was closed at `now` is to be compacted. All moments in milliseconds since 1970. */
export function compactAfterClosing(now: number): number {
  return now + afterClosing
}

/** When a compacted shift is to be compacted again, of which something came last at `lastAt`. */
export function recompactAt(lastAt: number, compactedAt: number | undefined): number {
  return Math.max(lastAt + quiet, (compactedAt ?? 0) + betweenFolds)
}

/** Whether an open shift, of which the last upload was number `uploads`, is to be compacted early: many small ones. */
export function isWorthCompacting(uploads: number, points: number): boolean {
  return uploads > 0 && uploads % manyUploads === 0 && points < uploads * fullUpload
}

/** The shift with its next generation begun: what is stored from now on is apart from what is about to be compacted. */
export function withNextGeneration<Shift extends { readonly generation: number }>(shift: Shift, compactAt: number) {
  return { ...shift, generation: shift.generation + 1, compactAt }
}
