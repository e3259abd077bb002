import type { LoginClient } from '../accounts/identity/login-client.ts'
import { forEachInTime, type TimeBudget } from '../shared/background/time-budget.ts'
import type { ArchiveClient } from './archive-client.ts'
import type { ErasureStore } from './erasure-store.ts'
import type { Erasure } from './items.ts'

type Deps = Pick<
  ErasureStore,
  'memberLogins' | 'withoutReassigned' | 'saveLoginsDeleted' | 'saveShredded' | 'shred' | 'rescheduleNow'
> &
  Pick<LoginClient, 'disableLogin' | 'deleteLogin' | 'loginsCreatedFor'> &
  Pick<ArchiveClient, 'deleteFiles'> & { readonly now: () => number }

/** Runs while the rows still name the logins. Returns undefined when the next slice must continue. */
export async function deleteExternalData(
  erasure: Erasure,
  slice: TimeBudget,
  deps: Deps,
): Promise<Erasure | undefined> {
  if (erasure.shreddedAt !== undefined) return erasure
  const { erasureId, accountId } = erasure
  const deleteLogins = (subs: readonly string[]) =>
    forEachInTime(subs, slice, async (sub) => {
      await deps.disableLogin(sub)
      await deps.deleteLogin(sub)
      return true
    })
  const rescheduleNow = () => deps.rescheduleNow(erasureId, deps.now()).then(() => undefined)
  for await (const { subs, upTo } of deps.memberLogins(accountId, erasure.loginsUpTo)) {
    if (!(await deleteLogins(subs))) return rescheduleNow()
    await deps.saveLoginsDeleted(erasureId, deps.now(), upTo)
  }
  // Logins that no row names: their invitation died before it wrote the member.
  for await (const subs of deps.loginsCreatedFor(accountId)) {
    if (!(await deleteLogins(await deps.withoutReassigned(accountId, subs)))) return rescheduleNow()
  }
  await deps.deleteFiles(accountId)
  await deps.shred(accountId)
  return deps.saveShredded(erasureId, deps.now())
}
