import { partitionsOf } from '../../shared/keys.ts'
import { settleAll } from '../../shared/settle-all.ts'
import type { ArchiveClient, FinishedErasure } from '../archive-client.ts'
import type { SweepStore } from '../sweep-store.ts'
import type { ReplayStore } from './replay-store.ts'

export type ReplayDeps = Pick<ArchiveClient, 'finishedErasures' | 'readErasure'> &
  Pick<SweepStore, 'deleteHead' | 'isEmpty'> &
  ReplayStore & {
    /** `rows`: how many had come back. */
    readonly report: (erasureId: string, rows: number) => void
  }

const concurrency = 8

/** Repeats all finished erasures in a table restored from a backup. Idempotent. */
export async function replayErasures(deps: ReplayDeps): Promise<{ erasures: number; rows: number }> {
  const finished = await deps.finishedErasures()
  const queue = [...finished]
  let rows = 0
  const runQueue = async () => {
    for (let each = queue.shift(); each; each = queue.shift()) {
      const record = await deps.readErasure(each)
      const deleted = await replay(record, deps)
      rows += deleted
      deps.report(record.erasureId, deleted)
    }
  }
  await settleAll(Array.from({ length: concurrency }, runQueue))
  return { erasures: finished.length, rows }
}

async function replay(record: FinishedErasure, deps: ReplayDeps): Promise<number> {
  const partitions = partitionsOf(record.accountId)
  // First, since a running system would resume an erasure that the restored table holds halfway.
  await deps.putFinished(record)
  await deps.deleteDataKey(record.accountId)
  let rows = 0
  for (const partition of partitions) {
    for (let count = await deps.deleteHead(partition); count > 0; count = await deps.deleteHead(partition))
      rows += count
  }
  for (const partition of partitions) {
    if (!(await deps.isEmpty(partition))) throw new Error(`erasure ${record.erasureId}: ${partition.type} is not empty`)
  }
  return rows
}
