export type RetryBudget = {
  readonly pause: (milliseconds: number) => Promise<void>
  /** Milliseconds that this run may still take, by the real clock. */
  readonly remaining: () => number
}

const tries = 5
const pauseMilliseconds = 100
/** Less is not enough for another try of anything. */
const leastMilliseconds = 6_000

/**
 * Work that may be done twice, begun again at once when it fails and there is time: whatever failed may have passed, and to
 * wait for the queue or the due row takes minutes. Throws what the last try threw.
 */
export async function retry<T>(work: () => Promise<T>, { pause, remaining }: RetryBudget): Promise<T> {
  for (let count = 1; ; count++) {
    try {
      return await work()
    } catch (error) {
      if (count === tries || remaining() < leastMilliseconds) throw error
      await pause(pauseMilliseconds * 2 ** count)
    }
  }
}
