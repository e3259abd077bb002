import type { RetryBudget } from '../../shared/background/retry.ts'

/** Longer than any sender lives: a claim older than this is of one that died. */
export const claimMilliseconds = 60_000
const longestCallMilliseconds = 15_000
/** Kept for writing the result down. */
const reserveMilliseconds = 2_000

/** How long a call to a provider may take in this run; less than nothing when there is no time for one. */
export function callMilliseconds({ remaining }: Pick<RetryBudget, 'remaining'>): number {
  return Math.min(longestCallMilliseconds, remaining() - reserveMilliseconds)
}
