import type { Change, Stored } from './store.ts'

export type KeyedChange = Omit<Change, 'add'> & {
  readonly add?: readonly { readonly list: string; readonly key: number; readonly value: unknown }[]
}

/** Of a file that another version wrote, or a crash damaged, not every line is one. */
export function isKeyedChange(value: unknown): value is KeyedChange {
  if (typeof value !== 'object' || value === null) return false
  const { clear = [], remove = [], add = [] } = value as { readonly [Part in keyof KeyedChange]: unknown }
  return isList(clear, isName) && isList(remove, isPlace) && isList(add, isPlace)
}

const isName = (value: unknown) => typeof value === 'string'
const isList = (value: unknown, isOne: (each: unknown) => boolean) => Array.isArray(value) && value.every(isOne)

function isPlace(value: unknown): boolean {
  const { list, key } = (value ?? {}) as { readonly list?: unknown; readonly key?: unknown }
  return isName(list) && Number.isSafeInteger(key)
}

/** The lists in memory: all of the memory store, and what the file store reads its log into. */
export function lists() {
  const held = new Map<string, Map<number, unknown>>()
  let lastKey = 0
  return {
    keyed({ add = [], ...change }: Change): KeyedChange {
      const start = lastKey
      lastKey += add.length
      return { ...change, add: add.map((each, index) => ({ ...each, key: start + index + 1 })) }
    },

    apply({ clear = [], remove = [], add = [] }: KeyedChange): void {
      for (const list of clear) held.delete(list)
      for (const { list, key } of remove) held.get(list)?.delete(key)
      for (const { list, key, value } of add) {
        held.set(list, (held.get(list) ?? new Map<number, unknown>()).set(key, value))
        lastKey = Math.max(lastKey, key)
      }
    },

    read(list: string, limit: number): Stored[] {
      const found: Stored[] = []
      for (const [key, value] of held.get(list) ?? []) {
        if (found.length === limit) break
        found.push({ key, value })
      }
      return found
    },

    all: () => [...held].flatMap(([list, values]) => [...values].map(([key, value]) => ({ list, key, value }))),

    size: () => [...held.values()].reduce((sum, { size }) => sum + size, 0),
  }
}
