import type { Write } from './table.ts'

const followers = new WeakMap<Write, () => void>()

/** Runs `follow` once, when `write` has succeeded, alone or in a transaction. */
export function afterWrite(write: Write, follow: () => void): Write {
  followers.set(write, follow)
  return write
}

export function followWrites(writes: readonly Write[]): void {
  for (const write of writes) {
    followers.get(write)?.()
    followers.delete(write)
  }
}
