import type { WorkMessage } from '../../shared/background/due.ts'
import type { JobStore } from '../../shared/background/job-store.ts'
import type { TimeBudget } from '../../shared/background/time-budget.ts'
import { accountOf } from '../../shared/keys.ts'
import { detailsOf, keyUsageScanOf, nextScan } from '../domain/key-usage-scan.ts'
import type { KeyUsageStore } from './key-usage-store.ts'

type Deps = KeyUsageStore &
  Pick<JobStore, 'readDue' | 'reschedule' | 'completeIfUnchanged'> & {
    readonly isActive: (accountId: string) => Promise<boolean>
    readonly now: () => number
  }

/**
 * One slice of looking which older data keys of an account are still needed, after it was given a new one. A key of which
 * two looks, a month apart, have met no row is given up: once would not do, since a row that was deleted meanwhile may come
 * back with a backup of the table, which is kept for a week. What is needed is looked for again after the next new key.
 */
export async function retireDataKeys(work: WorkMessage, slice: TimeBudget, deps: Deps): Promise<void> {
  const [due, accountId] = [await deps.readDue(work), accountOf(work)]
  if (!due || !(await deps.isActive(accountId))) return
  const look = keyUsageScanOf(due.details)
  if (deps.now() < look.notBefore) return
  const { unseenVersions, place } = await deps.scanKeyUsage(accountId, look, slice.hasTime)
  if (place) return deps.reschedule(work, due, detailsOf({ ...look, unseenVersions, place }), deps.now())
  if (unseenVersions.length > 0 && look.turn === 1) {
    const next = nextScan(look.current, 2, unseenVersions, deps.now())
    return deps.reschedule(work, due, detailsOf(next), next.notBefore)
  }
  if (unseenVersions.length > 0) await deps.giveUp(accountId, look.current, unseenVersions)
  await deps.completeIfUnchanged(work, due)
}
