/**
 * Waits for all, like `Promise.allSettled`, and then throws the first rejection in the order of `promises`. `Promise.all` throws at
 * once and leaves the others running: Lambda freezes them with the response, and their writes go out when the instance thaws,
 * after an erasure perhaps.
 */
export async function settleAll<T extends readonly unknown[] | []>(
  promises: T,
): Promise<{ -readonly [Index in keyof T]: Awaited<T[Index]> }> {
  await Promise.allSettled(promises)
  // All have ended, so this leaves nothing running.
  return Promise.all(promises)
}
