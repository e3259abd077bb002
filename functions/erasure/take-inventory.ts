import { forEachInTime, type TimeBudget } from '../shared/background/time-budget.ts'
import { ownedItemTypes, partitionsOf } from '../shared/keys.ts'
import type { ArchiveClient } from './archive-client.ts'
import { type Counts, sumOf } from './domain/erasure.ts'
import type { ErasureStore } from './erasure-store.ts'
import type { Erasure } from './items.ts'
import type { SweepStore } from './sweep-store.ts'

type Deps = Pick<ErasureStore, 'findErasure' | 'saveInventory' | 'saveFound' | 'leaveRest'> &
  Pick<SweepStore, 'countPartition'> &
  Pick<ArchiveClient, 'countFiles'> & { readonly now: () => number }

/**
 * Counts every item type, "nothing" included, before anything is deleted. What a slice has counted is kept by partition:
 * the fence holds, so it stays true. The sum is kept once, and only after it may anything be deleted.
 */
export async function takeInventory(erasure: Erasure, slice: TimeBudget, deps: Deps): Promise<Erasure | undefined> {
  if (erasure.found) return erasure
  const { erasureId, accountId } = erasure
  const inventory: Record<string, Counts> = { ...erasure.inventory }
  const rest = partitionsOf(accountId).filter(({ pk }) => !(pk in inventory))
  const counted = await forEachInTime(rest, slice, async (partition) => {
    inventory[partition.pk] = await deps.countPartition(partition)
    return true
  })
  if (!counted) {
    await deps.saveInventory(erasureId, deps.now(), inventory)
    await deps.leaveRest(erasureId, deps.now())
    return undefined
  }
  const nothing = Object.fromEntries(ownedItemTypes.map((type) => [type, 0]))
  const found = sumOf(nothing, ...Object.values(inventory))
  const outside = { logins: found['login'] ?? 0, files: await deps.countFiles(accountId) }
  const somewhere = Object.entries(inventory).filter(([, counts]) => Object.values(counts).some((count) => count > 0))
  return deps.saveFound(erasureId, deps.now(), { found, outside, inventory: Object.fromEntries(somewhere) })
}
