import type { WorkMessage } from '../../shared/background/due.ts'
import type { JobStore } from '../../shared/background/job-store.ts'
import { accountOf } from '../../shared/keys.ts'
import { settleAll } from '../../shared/settle-all.ts'
import type { RetentionPolicy } from '../domain/rules/retention.ts'
import type { RetentionStore } from './retention-store.ts'

export type RetentionDeps = Pick<RetentionStore, 'trackPartitions' | 'rowsOf' | 'setRetention'> &
  Pick<JobStore, 'readDue' | 'reschedule' | 'completeIfUnchanged'>

const concurrency = 8

/**
 * Deletes expired rows and updates the TTL of others, in slices; begins again when the setting changed. Readers apply
 * the setting themselves.
 */
export async function applyRetention(
  work: WorkMessage,
  retention: RetentionPolicy,
  hasTime: () => boolean,
  deps: RetentionDeps,
): Promise<void> {
  const due = await deps.readDue(work)
  if (!due) return
  const { days = retention.days, partition = 0, after } = due.details
  const begun = days === retention.days ? { partition: Number(partition), after: after?.toString() } : { partition: 0 }
  const partitions = deps.trackPartitions(accountOf(work))
  for (let { partition: next, after: from }: { partition: number; after?: string | undefined } = begun; ; ) {
    const pk = partitions[next]
    if (pk === undefined) return deps.completeIfUnchanged(work, due)
    const last = await slice(pk, from, retention, hasTime, deps)
    if (last !== undefined) {
      await deps.reschedule(work, due, { days: retention.days, partition: next, after: last }, retention.now)
      return
    }
    next += 1
    from = undefined
  }
}

/** Returns the sort key to continue after; undefined at the end. */
async function slice(
  pk: string,
  after: string | undefined,
  retention: RetentionPolicy,
  hasTime: () => boolean,
  deps: RetentionDeps,
): Promise<string | undefined> {
  for await (const page of deps.rowsOf(pk, after)) {
    for (let start = 0; start < page.length; start += concurrency) {
      const some = page.slice(start, start + concurrency)
      await settleAll(some.map((row) => deps.setRetention(row, retention)))
      if (!hasTime()) return some.at(-1)?.sk
    }
  }
  return undefined
}
