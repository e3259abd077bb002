const hour = 3_600_000
/** Milliseconds for what a phone still holds that clocked in long ago and had no network until now. */
const backlog = 10 * 60_000

/** When a shift is to be closed, in milliseconds since 1970; `seen` when that is not as long after its start as usual. */
export type CloseAt = {
  readonly at: number
  /** How many of its pings were counted by then. */
  readonly seen?: number | undefined
}

/** When a shift is as long as the account allows, in milliseconds since 1970. */
export function endOfLongest(startedAt: number, maxHours: number): number {
  return startedAt + maxHours * hour
}

/** For a shift whose clock-in arrived at `now`. */
export function closeAt(startedAt: number, maxHours: number, now: number): CloseAt {
  const at = endOfLongest(startedAt, maxHours)
  return at > now ? { at } : { at: now + backlog, seen: 0 }
}

/**
 * When to look again at a shift that is due to be closed at `now`; undefined when it is to be closed. It stays open for as long
 * as the account allows by now, and for one that was known too late, while the phone goes on sending what lies inside.
 */
export function postponedClose(
  { startedAt, liveAt, counted }: { readonly startedAt: number; readonly liveAt: number; readonly counted: number },
  seen: number | undefined,
  maxHours: number,
  now: number,
): CloseAt | undefined {
  const end = endOfLongest(startedAt, maxHours)
  if (end > now) return { at: end }
  const isSending = seen !== undefined && counted > seen && liveAt < end
  return isSending ? { at: now + backlog, seen: counted } : undefined
}
