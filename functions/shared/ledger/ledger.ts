import { createHash } from 'node:crypto'

/** What an append-only entry carries besides its own fields: its number and the chain. */
export type Link = { readonly version: number; readonly hash: string; readonly previousHash: string }

const beginning = '0'.repeat(64)

/**
 * Chains an entry to the one before: `hash` is SHA-256 over the previous hash and the entry's canonical JSON (object keys
 * sorted, as RFC 8785 does), so a changed, removed or inserted entry breaks every later hash.
 */
export function chain<Entry extends object>(previous: Link | undefined, entry: Entry): Entry & Link {
  const version = (previous?.version ?? 0) + 1
  const previousHash = previous?.hash ?? beginning
  const hash = createHash('sha256')
    .update(`${previousHash}\n${version}\n${canonical(entry)}`)
    .digest('hex')
  return { ...entry, version, previousHash, hash }
}

/**
 * The number of the first entry, in order, that the chain does not bear out; undefined when all is as it was written.
 * `before` is the entry that the first one follows: none for the beginning of the chain.
 */
export function firstBroken(entries: readonly (object & Link)[], before?: Link): number | undefined {
  let previous = before
  for (const { version, hash, previousHash, ...entry } of entries) {
    const expected = chain(previous, entry)
    if (expected.version !== version || expected.hash !== hash || expected.previousHash !== previousHash) return version
    previous = expected
  }
  return undefined
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value).filter(([, field]) => field !== undefined)
  const sorted = entries.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${sorted.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join(',')}}`
}
