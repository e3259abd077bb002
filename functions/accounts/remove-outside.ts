import type { ArchiveChannel } from './archive-channel.ts'
import type { ErasureStore } from './erasure-store.ts'
import type { Erasure } from './items.ts'
import type { LoginChannel } from './login-channel.ts'
import { forEachInTime, type Slice } from './slice.ts'

type Deps = Pick<ErasureStore, 'loginsOf' | 'keepLogins' | 'keepShredded' | 'shred' | 'leaveRest'> &
  Pick<LoginChannel, 'disableLogin' | 'deleteLogin'> &
  Pick<ArchiveChannel, 'deleteFiles'> & { readonly now: () => number }

/** What the rows name and the table does not hold, while the rows are still there to name it; at the end the data key. */
export async function removeOutside(erasure: Erasure, slice: Slice, deps: Deps): Promise<Erasure | undefined> {
  if (erasure.shreddedAt !== undefined) return erasure
  const { erasureId, accountId } = erasure
  for await (const { subs, upTo } of deps.loginsOf(accountId, erasure.loginsUpTo)) {
    const done = await forEachInTime(subs, slice, async (sub) => {
      await deps.disableLogin(sub)
      await deps.deleteLogin(sub)
      return true
    })
    if (!done) {
      await deps.leaveRest(erasureId, deps.now())
      return undefined
    }
    await deps.keepLogins(erasureId, deps.now(), upTo)
  }
  await deps.deleteFiles(accountId)
  await deps.shred(accountId)
  return deps.keepShredded(erasureId, deps.now())
}
