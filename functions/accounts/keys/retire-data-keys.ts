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
 * Deletes an older data key of which two scans, a month apart, saw no row. One would not suffice: restoring a backup
 * of the table brings deleted rows back. Keys in use are scanned for again after the next rotation.
 */
export async function retireDataKeys(work: WorkMessage, slice: TimeBudget, deps: Deps): Promise<void> {
  const [due, accountId] = [await deps.readDue(work), accountOf(work)]
  if (!due || !(await deps.isActive(accountId))) return
  const scan = keyUsageScanOf(due.details)
  if (deps.now() < scan.notBefore) return
  const { unseenVersions, position } = await deps.scanKeyUsage(accountId, scan, slice.hasTime)
  if (position) return deps.reschedule(work, due, detailsOf({ ...scan, unseenVersions, position }), deps.now())
  if (unseenVersions.length > 0 && scan.pass === 1) {
    const next = nextScan(scan.current, 2, unseenVersions, deps.now())
    return deps.reschedule(work, due, detailsOf(next), next.notBefore)
  }
  if (unseenVersions.length > 0) await deps.deleteVersions(accountId, scan.current, unseenVersions)
  await deps.completeIfUnchanged(work, due)
}
