import { log } from '../shared/log.ts'
import type { KeptKeys, KeyStore } from './key-store.ts'
import type { Slice } from './slice.ts'

type Deps = KeyStore & { readonly now: () => number }

const day = 86_400_000
/** Roots and data keys are each replaced after a year. */
const lifetime = 365 * day
const betweenLooks = 30 * day

/**
 * One run of giving the installation and its accounts new keys when theirs are a year old. A new root wraps all data keys
 * again; a new data key seals what is written from then on, and what was sealed before stays readable with the older one,
 * which is given up once two looks, a month apart, have found nothing that needs it. Every step is one conditional write,
 * after which everything can be read: a run may stop anywhere, and the next one begins anew.
 */
export async function rotateKeys(slice: Slice, deps: Deps): Promise<void> {
  const root = await rootToWrapWith(deps)
  if (root === undefined) return
  for await (const account of deps.accounts()) {
    if (!slice.hasTime()) return
    await deps.wrapAgain(account, root)
    const now = deps.now()
    if (now - account.since >= lifetime) await deps.addKey(account, root, now)
    else await giveUpUnused(account, now, slice, deps)
  }
}

/** Undefined while there is none at all, and so no account either. */
async function rootToWrapWith(deps: Deps): Promise<number | undefined> {
  const newest = await deps.newestRoot()
  if (!newest || deps.now() - newest.madeAt < lifetime) return newest?.version
  await deps.addRoot(newest.version + 1)
  log('info', 'root_key_rotated', { count: newest.version + 1 })
  return newest.version + 1
}

/**
 * Not with the first look: a row that was sealed with such a key and deleted since may come back with a backup of the table,
 * which is kept for a week.
 */
async function giveUpUnused(account: KeptKeys, now: number, slice: Slice, deps: Deps): Promise<void> {
  const older = Object.keys(account.keys).filter((version) => Number(version) !== account.current)
  if (older.length === 0 || now - Math.max(account.lookedAt, account.since) < betweenLooks) return
  const inUse = await deps.versionsInUse(account.accountId, slice.hasTime)
  if (!inUse) return
  const unused = older.filter((version) => !inUse.has(Number(version)))
  const gone = unused.filter((version) => version in account.unused)
  const since = unused.filter((version) => !gone.includes(version)).map((version) => [version, now] as const)
  await deps.keepLook(account, Object.fromEntries(since), gone, now)
}
