const firstMilliseconds = 1_000
const longestMilliseconds = 5 * 60_000
/** A server that asks for more has another fault than load. */
const longestAskedMilliseconds = 3_600_000
const maxPositions = 500

/** When to try again, and how much at once. Kept in memory: a new process tries at once. */
export function pace(now: () => number) {
  let failures = 0
  let postponedAt = 0
  let retryAt = 0
  let size = maxPositions
  return {
    /** Now, where the clock was set back: it does not say how long the wait has been. */
    retryAt: () => (now() < postponedAt ? now() : retryAt),

    size: () => size,

    /** Grows only by what was taken, so that a lane full of invalid positions is not halved again and again. */
    answered({ isTaken }: { isTaken: boolean }): void {
      failures = 0
      retryAt = 0
      if (isTaken) size = Math.min(maxPositions, size * 2)
    },

    /** A half of what was too much. */
    halve(sent: number): void {
      size = Math.max(1, Math.floor(sent / 2))
    },

    /** Doubles with each failure; a part is by chance, so that phones do not come all at once. */
    postpone(retryAfter?: string | null): void {
      const doubled = Math.min(longestMilliseconds, firstMilliseconds * 2 ** failures)
      failures += 1
      postponedAt = now()
      const own = Math.round(doubled * (0.5 + Math.random() / 2))
      retryAt = postponedAt + Math.max(askedMilliseconds(retryAfter, postponedAt), own)
    },
  }
}

/** Of `Retry-After`, which is seconds or a date (RFC 9110). */
function askedMilliseconds(retryAfter: string | null | undefined, now: number): number {
  if (!retryAfter) return 0
  const asked = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1_000 : Date.parse(retryAfter) - now
  return Math.min(longestAskedMilliseconds, asked) || 0
}
