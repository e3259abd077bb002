/** Rejects after so long, also where a request cannot be aborted, and where it is not a request that takes so long. */
export async function inTime<T>(milliseconds: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const abort = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error('no answer in time'))
      abort.abort()
    }, milliseconds)
  })
  try {
    return await Promise.race([work(abort.signal), timeout])
  } finally {
    clearTimeout(timer)
  }
}
