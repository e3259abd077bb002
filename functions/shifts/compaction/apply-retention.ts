import type { WorkMessage } from '../../shared/background/due.ts'
import type { JobStore } from '../../shared/background/job-store.ts'
import { accountOf } from '../../shared/keys.ts'
import type { RetentionPolicy } from '../domain/rules/retention.ts'
import type { RetentionStore } from './retention-store.ts'

export type RetentionDeps = Pick<RetentionStore, 'trackPartitions' | 'rowsOf' | 'setRetention'> &
  Pick<JobStore, 'readDue' | 'reschedule' | 'completeIfUnchanged'>

/** As many rows are written between two looks at the clock. */
const concurrency = 8

/**
 * Applies the account's retention to what is stored: what has outlived it is deleted, the rest is given its new end. Goes
 * through all rows of tracks, slice by slice; begins again when the setting has changed since it began. Readers need not
 * wait for it: they go by the setting.
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

/** Undefined when the partition was gone through; else the row to go on after. */
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
      await Promise.all(some.map((row) => deps.setRetention(row, retention)))
      if (!hasTime()) return some.at(-1)?.sk
    }
  }
  return undefined
}
