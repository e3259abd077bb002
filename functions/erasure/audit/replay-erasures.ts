import { partitionsOf } from '../../shared/keys.ts'
import type { ArchiveClient, FinishedErasure } from '../archive-client.ts'
import type { SweepStore } from '../sweep-store.ts'
import type { ReplayStore } from './replay-store.ts'

export type ReplayDeps = Pick<ArchiveClient, 'finishedErasures' | 'readErasure'> &
  Pick<SweepStore, 'deleteHead' | 'isEmpty'> &
  ReplayStore & {
    /** Told after each erasure: how many rows of it had come back. */
    readonly told: (erasureId: string, rows: number) => void
  }

const concurrency = 8

/**
 * Erases again what was erased before, from a table that was restored from a time when it still was there: rows and
 * pointers, the data key, and what is left of the erasure itself. Twice is as good as once. Answers how many erasures were
 * replayed and how many rows they deleted.
 */
export async function replayErasures(deps: ReplayDeps): Promise<{ erasures: number; rows: number }> {
  const finished = await deps.finishedErasures()
  const rest = [...finished]
  let rows = 0
  const one = async () => {
    for (let each = rest.shift(); each; each = rest.shift()) {
      const note = await deps.readErasure(each)
      const deleted = await replay(note, deps)
      rows += deleted
      deps.told(note.erasureId, deleted)
    }
  }
  await Promise.all(Array.from({ length: concurrency }, one))
  return { erasures: finished.length, rows }
}

async function replay(note: FinishedErasure, deps: ReplayDeps): Promise<number> {
  const partitions = partitionsOf(note.accountId)
  // First what a running system would go on with: the restored table may hold the erasure in the middle of its work.
  await deps.putFinished(note)
  await deps.deleteDataKey(note.accountId)
  let rows = 0
  for (const partition of partitions) {
    for (let count = await deps.deleteHead(partition); count > 0; count = await deps.deleteHead(partition))
      rows += count
  }
  for (const partition of partitions) {
    if (!(await deps.isEmpty(partition))) throw new Error(`erasure ${note.erasureId}: ${partition.type} is not empty`)
  }
  return rows
}
