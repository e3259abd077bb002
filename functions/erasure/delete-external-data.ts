import type { LoginClient } from '../accounts/identity/login-client.ts'
import { forEachInTime, type TimeBudget } from '../shared/background/time-budget.ts'
import type { ArchiveClient } from './archive-client.ts'
import type { ErasureStore } from './erasure-store.ts'
import type { Erasure } from './items.ts'

type Deps = Pick<ErasureStore, 'loginsOf' | 'withoutOthers' | 'saveLogins' | 'saveShredded' | 'shred' | 'leaveRest'> &
  Pick<LoginClient, 'disableLogin' | 'deleteLogin' | 'loginsMadeFor'> &
  Pick<ArchiveClient, 'deleteFiles'> & { readonly now: () => number }

/** What the rows name and the table does not hold, while the rows are still there to name it; at the end the data key. */
export async function deleteExternalData(
  erasure: Erasure,
  slice: TimeBudget,
  deps: Deps,
): Promise<Erasure | undefined> {
  if (erasure.shreddedAt !== undefined) return erasure
  const { erasureId, accountId } = erasure
  const remove = (subs: readonly string[]) =>
    forEachInTime(subs, slice, async (sub) => {
      await deps.disableLogin(sub)
      await deps.deleteLogin(sub)
      return true
    })
  const leaveRest = () => deps.leaveRest(erasureId, deps.now()).then(() => undefined)
  for await (const { subs, upTo } of deps.loginsOf(accountId, erasure.loginsUpTo)) {
    if (!(await remove(subs))) return leaveRest()
    await deps.saveLogins(erasureId, deps.now(), upTo)
  }
  // those that no row names: an invitation died after it had made the login
  for await (const subs of deps.loginsMadeFor(accountId)) {
    if (!(await remove(await deps.withoutOthers(accountId, subs)))) return leaveRest()
  }
  await deps.deleteFiles(accountId)
  await deps.shred(accountId)
  return deps.saveShredded(erasureId, deps.now())
}
