import { type Break, openBreak } from '../hours/breaks.ts'

/** A phone on shift that has sent nothing for this long is silent. */
export const silentAfterMilliseconds = 15 * 60_000

/** Epoch milliseconds; `heardAt`: when the last upload of the shift came. */
export type Heard = { readonly heardAt?: number | undefined; readonly breaks: readonly Break[] }

/**
 * Since when a phone that had been sending is not heard, in epoch milliseconds; undefined while it is no silent one. Breaks do not
 * count: positions are taken in them too, but a worker may put the phone away.
 */
export function silentSince(heard: Heard, now: number): number | undefined {
  const since = expectedSince(heard, now)
  return since !== undefined && now - since >= silentAfterMilliseconds ? since : undefined
}

/** When a phone that is not silent now can be so at the earliest, unless a break that runs ends sooner; epoch milliseconds. */
export function nextSilenceCheck(heard: Heard, now: number): number {
  return (expectedSince(heard, now) ?? now) + silentAfterMilliseconds
}

function expectedSince({ heardAt, breaks }: Heard, now: number): number | undefined {
  if (heardAt === undefined || openBreak(breaks)) return undefined
  return Math.max(heardAt, ...breaks.map(({ endedAt = 0 }) => Math.min(endedAt, now)))
}
