import { forEachAccount, type KeptKeys, olderVersions } from './kept-keys.ts'
import type { KeyUseStore } from './key-use-store.ts'
import type { Slice } from './slice.ts'

type Deps = KeyUseStore & { readonly now: () => number }

const betweenLooks = 30 * 86_400_000
/** What one account may take of a run, so that a large one holds nobody up: about 100 MB. */
const mostPages = 100

/**
 * One run of looking which older data keys are still needed. An account is looked through once after each new key of its
 * own, and once more, a month later, if that has found a key without a row: only then is the key given up, since a row that
 * was deleted meanwhile may come back with a backup of the table, which is kept for a week. A look that has no time goes on
 * where it was with the next run.
 */
export async function giveUpKeys(slice: Slice, deps: Deps): Promise<void> {
  await forEachAccount(deps.accounts(), slice, async (account) => {
    if (isLookDue(account, deps.now())) await lookThrough(account, slice, deps)
  })
}

function isLookDue(account: KeptKeys, now: number): boolean {
  const { since, lookedAt, unused } = account
  if (olderVersions(account).length === 0 || now - Math.max(lookedAt, since) < betweenLooks) return false
  return lookedAt < since || Object.keys(unused).length > 0
}

async function lookThrough(account: KeptKeys, slice: Slice, deps: Deps): Promise<void> {
  let pages = 0
  const hasTime = () => pages++ < mostPages && slice.hasTime()
  const { found = [], from } = await deps.lookOn(account.accountId, account.look ?? {}, hasTime)
  if (from) return deps.keepPlace(account, { found, from })
  const now = deps.now()
  const unused = olderVersions(account).filter((version) => !found.includes(version))
  const gone = unused.filter((version) => version in account.unused)
  const since = unused.filter((version) => !gone.includes(version)).map((version) => [version, now] as const)
  await deps.keepLook(account, Object.fromEntries(since), gone, now)
}
