const minute = 60_000
const hour = 60 * minute

/** Phones upload what they still hold right after a clock-out. */
const delayAfterClosing = 30 * minute
/** Late uploads rarely come alone. */
const quietPeriod = hour
/** However often uploads come. */
const minInterval = 6 * hour
/** A closed shift not compacted after this long raises the `track_compaction_overdue` alarm. */
export const maxUncompactedMilliseconds = 24 * hour

export function compactAfterClosing(now: number): number {
  return now + delayAfterClosing
}

/** `lastAt`: arrival of the last late upload; epoch milliseconds. */
export function recompactAt(lastAt: number, compactedAt: number | undefined): number {
  return Math.max(lastAt + quietPeriod, (compactedAt ?? 0) + minInterval)
}

/** Later uploads stay apart from what is about to be compacted. */
export function withNextGeneration<Shift extends { readonly generation: number }>(shift: Shift, compactAt: number) {
  return { ...shift, generation: shift.generation + 1, compactAt }
}
