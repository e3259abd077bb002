const followers = new WeakMap<object, () => void>()

/** Runs `follow` once, when `write` has succeeded, alone or in a transaction. */
export function afterWrite<Write extends object>(write: Write, follow: () => void): Write {
  followers.set(write, follow)
  return write
}

export function followWrites(writes: readonly object[]): void {
  for (const write of writes) {
    followers.get(write)?.()
    followers.delete(write)
  }
}
