import type { RetryBudget } from '../../shared/background/retry.ts'

/** Longer than any invocation of the sender: an older claim is of one that died. */
export const maxClaimMilliseconds = 60_000
const maxCallMilliseconds = 15_000
/** Reserved for recording the outcome. */
const reserveMilliseconds = 2_000

/** Not positive when no time is left. */
export function callTimeoutMilliseconds({ remaining }: Pick<RetryBudget, 'remaining'>): number {
  return Math.min(maxCallMilliseconds, remaining() - reserveMilliseconds)
}
