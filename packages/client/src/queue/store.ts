/** What a list holds: JSON. `key` grows with each value that is added. */
export type Stored<Value = unknown> = { readonly key: number; readonly value: Value }

export type Change = {
  /** Lists that are emptied first. */
  readonly clear?: readonly string[]
  readonly remove?: readonly { readonly list: string; readonly key: number }[]
  /** Values that are added at the end of their lists, in this order. */
  readonly add?: readonly { readonly list: string; readonly value: unknown }[]
}

/** Lists of values by name. An app with a database of its own needs these two functions. */
export type QueueStore = {
  /** The oldest first. */
  read(list: string, limit: number): Promise<readonly Stored[]>
  /** Makes the whole change or nothing of it. When it resolves, the change outlives a crash. */
  write(change: Change): Promise<void>
  /** Where several tabs or processes share the store: runs one work of this name at a time among all of them. */
  exclusively?<T>(name: string, work: () => Promise<T>): Promise<T>
}
