import { forEachInTime, type TimeBudget } from '../shared/background/time-budget.ts'
import { ownedItemTypes, partitionsOf } from '../shared/keys.ts'
import type { ArchiveClient } from './archive-client.ts'
import { type Counts, sumOf } from './domain/erasure.ts'
import type { ErasureStore } from './erasure-store.ts'
import type { Erasure } from './items.ts'
import type { SweepStore } from './sweep-store.ts'

type Deps = Pick<ErasureStore, 'findErasure' | 'saveInventory' | 'saveFound' | 'rescheduleNow'> &
  Pick<SweepStore, 'countPartition'> &
  Pick<ArchiveClient, 'countFiles'> & { readonly now: () => number }

/**
 * Counts all rows, zeros included, before anything is deleted. The fence keeps saved counts true. Returns undefined
 * when another slice must continue.
 */
export async function takeInventory(erasure: Erasure, slice: TimeBudget, deps: Deps): Promise<Erasure | undefined> {
  if (erasure.found) return erasure
  const { erasureId, accountId } = erasure
  const inventory: Record<string, Counts> = { ...erasure.inventory }
  const uncounted = partitionsOf(accountId).filter(({ pk }) => !(pk in inventory))
  const counted = await forEachInTime(uncounted, slice, async (partition) => {
    inventory[partition.pk] = await deps.countPartition(partition)
    return true
  })
  if (!counted) {
    await deps.saveInventory(erasureId, deps.now(), inventory)
    await deps.rescheduleNow(erasureId, deps.now())
    return undefined
  }
  const zeros = Object.fromEntries(ownedItemTypes.map((type) => [type, 0]))
  const found = sumOf(zeros, ...Object.values(inventory))
  const externalData = { logins: found['login'] ?? 0, files: await deps.countFiles(accountId) }
  const nonEmpty = Object.entries(inventory).filter(([, counts]) => Object.values(counts).some((count) => count > 0))
  return deps.saveFound(erasureId, deps.now(), { found, externalData, inventory: Object.fromEntries(nonEmpty) })
}
