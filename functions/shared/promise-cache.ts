export type PromiseCache<Key, Value> = {
  /** Concurrent callers share one promise. One that rejects is not kept. */
  get: (key: Key, load: () => Promise<Value>) => Promise<Value>
  set: (key: Key, value: Value) => void
  delete: (key: Key) => void
}

type Limits = { readonly milliseconds: number; readonly entries: number; readonly now: () => number }

const unlimited: Limits = { milliseconds: Number.POSITIVE_INFINITY, entries: Number.POSITIVE_INFINITY, now: () => 0 }

/** An entry lives for `milliseconds` from the start of its load; beyond `entries` the oldest goes. */
export function promiseCache<Key, Value>(limits: Limits = unlimited): PromiseCache<Key, Value> {
  const entries = new Map<Key, { readonly promise: Promise<Value>; readonly until: number }>()

  function keep(key: Key, promise: Promise<Value>): void {
    entries.delete(key)
    entries.set(key, { promise, until: limits.now() + limits.milliseconds })
    const oldest = entries.keys().next()
    if (entries.size > limits.entries && !oldest.done) entries.delete(oldest.value)
  }

  return {
    get(key, load) {
      const known = entries.get(key)
      if (known && known.until > limits.now()) return known.promise
      const loading = load().catch((error: unknown) => {
        if (entries.get(key)?.promise === loading) entries.delete(key)
        throw error
      })
      keep(key, loading)
      return loading
    },
    set: (key, value) => keep(key, Promise.resolve(value)),
    delete: (key) => void entries.delete(key),
  }
}
