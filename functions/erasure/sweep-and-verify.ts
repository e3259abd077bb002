import { forEachInTime, type TimeBudget } from '../shared/background/time-budget.ts'
import { partitionsOf } from '../shared/keys.ts'
import type { ArchiveClient } from './archive-client.ts'
import { type Counts, sumOf } from './domain/erasure.ts'
import type { ErasureStore } from './erasure-store.ts'
import type { Erasure } from './items.ts'
import type { SweepStore } from './sweep-store.ts'

type Deps = Pick<ErasureStore, 'saveErased' | 'rescheduleNow' | 'beginVerifying' | 'sweepAgain'> &
  Pick<SweepStore, 'deleteHead' | 'isEmpty'> &
  Pick<ArchiveClient, 'deleteFiles'> & { readonly now: () => number }

/**
 * Sweeps partitions until all are verified to be empty. Needs no cursor: it always deletes the first rows, so a slice
 * after one that died finds fewer. Returns undefined when another slice must continue.
 */
export async function sweepAndVerify(erasure: Erasure, slice: TimeBudget, deps: Deps): Promise<Erasure | undefined> {
  const { erasureId, accountId } = erasure
  const partitions = partitionsOf(accountId)
  let erased: Counts = erasure.erased ?? {}
  let saved = erased
  let toSweep = partitions.filter(({ pk }) => pk in (erasure.inventory ?? {}))
  for (;;) {
    const swept = await forEachInTime(toSweep, slice, async (partition) => {
      for (let count = await deps.deleteHead(partition); count > 0; count = await deps.deleteHead(partition)) {
        erased = sumOf(erased, { [partition.type]: count })
        if (!slice.hasTime()) return false
      }
      return true
    })
    if (erased !== saved) await deps.saveErased(erasureId, deps.now(), erased)
    saved = erased
    if (!swept) break
    const verifying = await deps.beginVerifying(erasureId)
    if (!verifying) return undefined
    let left = !(await deps.deleteFiles(accountId))
    const verified = await forEachInTime(partitions, slice, async (partition) => {
      if (!(await deps.isEmpty(partition))) left = true
      return true
    })
    if (!verified) break
    if (!left) return verifying
    await deps.sweepAgain(erasureId)
    toSweep = partitions
  }
  await deps.rescheduleNow(erasureId, deps.now())
  return undefined
}
