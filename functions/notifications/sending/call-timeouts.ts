import type { RetryBudget } from '../../shared/background/retry.ts'

const maxCallMilliseconds = 15_000
/** Reserved for recording the outcome. */
const reserveMilliseconds = 2_000

/** Not positive when no time is left. */
export function callTimeoutMilliseconds({ remaining }: Pick<RetryBudget, 'remaining'>): number {
  return Math.min(maxCallMilliseconds, remaining() - reserveMilliseconds)
}
