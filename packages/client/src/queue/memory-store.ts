import { lists } from './lists.ts'
import type { QueueStore } from './store.ts'

/** For tests, and for what may be lost with the process. */
export function memoryStore(): QueueStore {
  const held = lists()
  return {
    read: async (list, limit) => held.read(list, limit),
    write: async (change) => held.apply(held.keyed(change)),
  }
}
