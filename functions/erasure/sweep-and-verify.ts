import { forEachInTime, type TimeBudget } from '../shared/background/time-budget.ts'
import { partitionsOf } from '../shared/keys.ts'
import type { ArchiveClient } from './archive-client.ts'
import { type Counts, sumOf } from './domain/erasure.ts'
import type { ErasureStore } from './erasure-store.ts'
import type { Erasure } from './items.ts'
import type { SweepStore } from './sweep-store.ts'

type Deps = Pick<ErasureStore, 'saveErased' | 'leaveRest' | 'beginVerifying' | 'sweepAgain'> &
  Pick<SweepStore, 'deleteHead' | 'isEmpty'> &
  Pick<ArchiveClient, 'deleteFiles'> & { readonly now: () => number }

/**
 * Deletes the head of every partition in which anything was counted until nothing is left, then walks all partitions:
 * zero is proved, else it sweeps them all. There is no cursor to lose: a slice that died is followed by one that finds less.
 */
export async function sweepAndVerify(erasure: Erasure, slice: TimeBudget, deps: Deps): Promise<Erasure | undefined> {
  const { erasureId, accountId } = erasure
  const partitions = partitionsOf(accountId)
  let erased: Counts = erasure.erased ?? {}
  let kept = erased
  let suspects = partitions.filter(({ pk }) => pk in (erasure.inventory ?? {}))
  for (;;) {
    const swept = await forEachInTime(suspects, slice, async (partition) => {
      for (let count = await deps.deleteHead(partition); count > 0; count = await deps.deleteHead(partition)) {
        erased = sumOf(erased, { [partition.type]: count })
        if (!slice.hasTime()) return false
      }
      return true
    })
    if (erased !== kept) await deps.saveErased(erasureId, deps.now(), erased)
    kept = erased
    if (!swept) break
    const verifying = await deps.beginVerifying(erasureId)
    if (!verifying) return undefined
    let left = !(await deps.deleteFiles(accountId))
    const walked = await forEachInTime(partitions, slice, async (partition) => {
      if (!(await deps.isEmpty(partition))) left = true
      return true
    })
    if (!walked) break
    if (!left) return verifying
    await deps.sweepAgain(erasureId)
    suspects = partitions
  }
  await deps.leaveRest(erasureId, deps.now())
  return undefined
}
