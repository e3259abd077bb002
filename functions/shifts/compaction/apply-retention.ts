import type { Due, Wake } from '../../shared/background/due.ts'
import { accountOf } from '../../shared/keys.ts'
import type { Keeping } from '../domain/rules/retention.ts'
import type { RetentionStore } from './retention-store.ts'

export type RetentionDeps = Pick<RetentionStore, 'trackPartitions' | 'rowsOf' | 'keepFor' | 'goOn'> & {
  readonly readDue: (wake: Wake) => Promise<Due | undefined>
  readonly endDue: (wake: Wake, due: Due, until: number | undefined) => Promise<void>
}

/** As many rows are written between two looks at the clock. */
const atOnce = 8

/**
 * Applies the account's retention to what is stored: what has outlived it is deleted, the rest is given its new end. Goes
 * through all rows of tracks, slice by slice; begins again when the setting has changed since it began. Readers need not
 * wait for it: they go by the setting.
 */
export async function keepRetention(
  wake: Wake,
  keeping: Keeping,
  hasTime: () => boolean,
  deps: RetentionDeps,
): Promise<void> {
  const due = await deps.readDue(wake)
  if (!due) return
  const { days = keeping.days, partition = 0, after } = due.details
  const begun = days === keeping.days ? { partition: Number(partition), after: after?.toString() } : { partition: 0 }
  const partitions = deps.trackPartitions(accountOf(wake))
  for (let { partition: next, after: from }: { partition: number; after?: string | undefined } = begun; ; ) {
    const pk = partitions[next]
    if (pk === undefined) return deps.endDue(wake, due, undefined)
    const last = await slice(pk, from, keeping, hasTime, deps)
    if (last !== undefined) {
      await deps.goOn(wake, due, { days: keeping.days, partition: next, after: last }, keeping.now)
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
  keeping: Keeping,
  hasTime: () => boolean,
  deps: RetentionDeps,
): Promise<string | undefined> {
  for await (const page of deps.rowsOf(pk, after)) {
    for (let start = 0; start < page.length; start += atOnce) {
      const some = page.slice(start, start + atOnce)
      await Promise.all(some.map((row) => deps.keepFor(row, keeping)))
      if (!hasTime()) return some.at(-1)?.sk
    }
  }
  return undefined
}
