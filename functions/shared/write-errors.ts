import { AppError } from './errors.ts'

const maxConflictRetries = 5

/** @throws AppError `unavailable` after the retries, which have jitter */
export async function retryTransactionConflicts<T>(send: () => Promise<T>): Promise<T> {
  for (let retries = 0; ; retries += 1) {
    try {
      return await send()
    } catch (error) {
      if (!isConflict(error)) throw error
      if (retries === maxConflictRetries) throw new AppError('unavailable')
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 25 * 2 ** retries))
    }
  }
}

/** Of a transaction; empty for any other error. `item` is not unmarshalled. */
export function failedConditionsOf(error: unknown): { index: number; item: unknown }[] {
  if (!isNamed(error, 'TransactionCanceledException') || !('CancellationReasons' in error)) return []
  const reasons = error.CancellationReasons as { Code?: string; Item?: unknown }[]
  return reasons.flatMap(({ Code, Item }, index) => (Code === 'ConditionalCheckFailed' ? [{ index, item: Item }] : []))
}

function isConflict(error: unknown): boolean {
  if (isNamed(error, 'TransactionConflictException') || isNamed(error, 'TransactionInProgressException')) return true
  if (!isNamed(error, 'TransactionCanceledException') || !('CancellationReasons' in error)) return false
  const reasons = error.CancellationReasons as { Code?: string }[]
  return reasons.some(({ Code }) => Code === 'TransactionConflict' || Code === 'ThrottlingError')
}

export function isNamed(error: unknown, name: string): error is Error {
  return error instanceof Error && error.name === name
}
