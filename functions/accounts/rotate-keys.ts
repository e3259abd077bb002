import { log } from '../shared/log.ts'
import { forEachAccount } from './kept-keys.ts'
import type { KeyStore } from './key-store.ts'
import type { Slice } from './slice.ts'

type Deps = KeyStore & { readonly now: () => number }

/** Roots and data keys are each replaced after a year. */
const lifetime = 365 * 86_400_000

/**
 * One run of giving the installation and its accounts new keys when theirs are a year old. A new root wraps all data keys
 * again; a new data key seals what is written from then on, and what was sealed before stays readable with the older one
 * until `giveUpKeys` finds that nothing needs it. Every step is one conditional write, after which everything can be read:
 * a run may stop anywhere, and the next one begins anew. An account that needs nothing takes no time of those behind it.
 */
export async function rotateKeys(slice: Slice, deps: Deps): Promise<void> {
  const root = await rootToWrapWith(deps)
  if (root === undefined) return
  await forEachAccount(deps.accounts(), slice, async (account) => {
    await deps.wrapAgain(account, root)
    const now = deps.now()
    if (now - account.since >= lifetime) await deps.addKey(account, root, now)
  })
}

/** Undefined while there is none at all, and so no account either. */
async function rootToWrapWith(deps: Deps): Promise<number | undefined> {
  const newest = await deps.newestRoot()
  if (!newest || deps.now() - newest.madeAt < lifetime) return newest?.version
  await deps.addRoot(newest.version + 1)
  log('info', 'root_key_rotated', { count: newest.version + 1 })
  return newest.version + 1
}
