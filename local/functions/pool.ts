import type { Instance } from './instance.ts'

export type Pool = {
  take(): Promise<Instance>
  give(instance: Instance): void
  end(): Promise<void>
}

const idleMs = 5 * 60_000

export function instancePool(limit: number, start: () => Instance): Pool {
  const all = new Map<Instance, NodeJS.Timeout | undefined>()
  const free: Instance[] = []
  const waiting: ((instance: Instance) => void)[] = []

  const fresh = () => {
    const instance = start()
    all.set(instance, undefined)
    return instance
  }
  const drop = (instance: Instance) => {
    clearTimeout(all.get(instance))
    all.delete(instance)
    void instance.end()
  }

  return {
    take() {
      for (let instance = free.pop(); instance; instance = free.pop()) {
        clearTimeout(all.get(instance))
        if (instance.alive()) return Promise.resolve(instance)
        drop(instance)
      }
      if (all.size < limit) return Promise.resolve(fresh())
      return new Promise((resolve) => waiting.push(resolve))
    },
    give(instance) {
      const next = waiting.shift()
      if (!instance.alive()) {
        drop(instance)
        if (next) next(fresh())
      } else if (next) next(instance)
      else {
        free.push(instance)
        const retire = () => {
          free.splice(free.indexOf(instance), 1)
          drop(instance)
        }
        all.set(instance, setTimeout(retire, idleMs).unref())
      }
    },
    async end() {
      await Promise.all([...all.keys()].map((instance) => instance.end()))
    },
  }
}
