import { AppError } from '../errors.ts'

export type RetryBudget = {
  readonly pause: (milliseconds: number) => Promise<void>
  /** Milliseconds that this invocation may still take, by the real clock. */
  readonly remaining: () => number
}

const maxAttempts = 5
const pauseMilliseconds = 100
/** With less time left, another attempt could not end. */
const minRemainingMilliseconds = 6_000

/**
 * Retries idempotent `work`, 5 attempts, 200 ms doubling, while at least 6 s of the invocation remain: to wait for the queue
 * or the due row takes minutes. Rethrows the last error.
 */
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
 * Runs `attempt`, which reads, decides and writes on condition, until it returns something: undefined means that another
 * writer was faster.
 * @throws AppError `unavailable` after `maxAttempts`
 */
export async function retryOnConflict<T>(maxAttempts: number, attempt: () => Promise<T | undefined>): Promise<T> {
  for (let count = 0; count < maxAttempts; count += 1) {
    const result = await attempt()
    if (result !== undefined) return result
  }
  throw new AppError('unavailable')
}
