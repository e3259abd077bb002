export type Denial = { action: string; resource: string; times: number }

export type FunctionStatistics = {
  name: string
  invocations: number
  errors: number
  timeouts: number
  /** Events that were refused for want of concurrency; they count as no invocation. */
  throttles: number
  coldStarts: number
  denied: Denial[]
  /** Milliseconds, without the start of an instance; null before the first event. */
  p50: number | null
  p99: number | null
}

const remembered = 1000

export function countFunction(name: string) {
  let invocations = 0
  let errors = 0
  let timeouts = 0
  let throttles = 0
  let coldStarts = 0
  const durations: number[] = []
  const denied = new Map<string, Denial>()
  return {
    started: () => void coldStarts++,
    throttled: () => void throttles++,
    ran(ms: number, failed: boolean, timedOut: boolean) {
      durations[invocations % remembered] = ms
      invocations += 1
      if (failed) errors++
      if (timedOut) timeouts++
    },
    denied(action: string, resource: string) {
      const key = `${action} ${resource}`
      const known = denied.get(key) ?? { action, resource, times: 0 }
      denied.set(key, { ...known, times: known.times + 1 })
    },
    read: (): FunctionStatistics => {
      const sorted = durations.toSorted((a, b) => a - b)
      const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? null
      const rounded = (ms: number | null) => (ms === null ? null : Math.round(ms * 10) / 10)
      const [p50, p99] = [rounded(at(0.5)), rounded(at(0.99))]
      return { name, invocations, errors, timeouts, throttles, coldStarts, denied: [...denied.values()], p50, p99 }
    },
  }
}

export type FunctionCounter = ReturnType<typeof countFunction>
