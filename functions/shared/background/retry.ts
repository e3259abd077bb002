import { AppError, type ErrorCode } from '../errors.ts'

export type RetryBudget = {
  readonly pause: (milliseconds: number) => Promise<void>
  /** Milliseconds left to this invocation. */
  readonly remaining: () => number
}

const maxAttempts = 5
const pauseMilliseconds = 100
const minRemainingMilliseconds = 6_000

/** For idempotent `work`: the queue or the due row would retry only minutes later. Rethrows the last error. */
export async function retry<T>(work: () => Promise<T>, { pause, remaining }: RetryBudget): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      if (attempt === maxAttempts || remaining() < minRemainingMilliseconds) throw error
      await pause(pauseMilliseconds * 2 ** attempt)
    }
  }
}

/**
 * Optimistic concurrency: repeats `attempt` while it returns undefined for a conflict.
 * @throws AppError `code` after `maxAttempts`
 */
export async function retryOnConflict<T>(
  maxAttempts: number,
  attempt: () => Promise<T | undefined>,
  code: ErrorCode = 'unavailable',
): Promise<T> {
  for (let count = 0; count < maxAttempts; count += 1) {
    const result = await attempt()
    if (result !== undefined) return result
  }
  throw new AppError(code)
}
