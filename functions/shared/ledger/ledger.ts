import { createHash, randomBytes } from 'node:crypto'

export type Link = { readonly version: number; readonly hash: string; readonly previousHash: string }

const initialHash = '0'.repeat(64)

/**
 * `hash` is SHA-256 over the previous hash, the version and the entry's canonical JSON (keys sorted, as in RFC 8785), so a
 * changed, removed or inserted entry breaks every later hash.
 */
export function chain<Entry extends object>(previous: Link | undefined, entry: Entry): Entry & Link {
  const version = (previous?.version ?? 0) + 1
  const previousHash = previous?.hash ?? initialHash
  const hash = createHash('sha256')
    .update(`${previousHash}\n${version}\n${canonical(entry)}`)
    .digest('hex')
  return { ...entry, version, previousHash, hash }
}

/**
 * For a new entry. Its random `salt` is stored sealed: without the key, the readable hash of an entry does not tell whether a
 * guess at its sealed fields is right.
 */
export function chainNew<Entry extends object>(previous: Link | undefined, entry: Entry) {
  return chain(previous, { ...entry, salt: randomBytes(16).toString('base64url') })
}

/** Returns the version of the first entry that breaks the chain. `before`: the entry before the first one. */
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
