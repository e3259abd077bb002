import type { WorkMessage } from '../../shared/background/due.ts'
import type { JobStore } from '../../shared/background/job-store.ts'
import { retryOnConflict } from '../../shared/background/retry.ts'
import type { Account } from '../../shared/identity/account.ts'
import { toInstant, toMilliseconds } from '../../shared/instant.ts'
import { accountOf } from '../../shared/keys.ts'
import { type EraseOutsideDeps, eraseOutsideShift } from '../compaction/erase-outside-shift.ts'
import { dayOf } from '../domain/day-of.ts'
import { endShift } from '../shift/end-shift.ts'
import type { OpenShiftStore } from '../store/open-shift-store.ts'
import type { ShiftStore } from '../store/shift-store.ts'

type Deps = EraseOutsideDeps &
  Pick<ShiftStore, 'closeShift'> &
  Pick<OpenShiftStore, 'findOpenShift'> &
  Pick<JobStore, 'readDue' | 'complete'> & {
    readonly findAccount: (
      accountId: string,
    ) => Promise<Pick<Account, 'accountId' | 'timeZone' | 'settings'> | undefined>
    readonly now: () => number
  }

/** Many, since each upload between read and write is a conflict. */
const maxAttempts = 8

/** Ends the open shift of a member when they were removed, since their phone cannot clock out any more. Idempotent. */
export async function endRemovedShift(work: WorkMessage, deps: Deps): Promise<void> {
  const account = await deps.findAccount(accountOf(work))
  const due = account && (await deps.readDue(work))
  if (!account || !due) return
  const { accountId, timeZone, settings } = account
  const [by, removedAt] = [String(due.details['by']), Number(due.details['at'])]
  await retryOnConflict(maxAttempts, async () => {
    const open = await deps.findOpenShift(accountId, due.id)
    if (!open) return 'done'
    const shift = await deps.findShift(accountId, open.shiftId)
    if (!shift) return undefined
    const [now, startedAt] = [deps.now(), toMilliseconds(open.startedAt)]
    const closed = endShift(shift, open, { at: Math.max(removedAt, startedAt), closedBy: 'staff' }, now)
    const details = { memberId: due.id, endedAt: closed.endedAt }
    const note = { at: toInstant(now), by, action: 'shift.closed', subject: shift.shiftId, details }
    const retention = { now, days: settings.retention.trackDays }
    const end = { open, day: dayOf(startedAt, timeZone), retention, note }
    if (!(await deps.closeShift(accountId, shift, closed, end))) return undefined
    await eraseOutsideShift(accountId, closed, retention, deps)
    return 'done'
  })
  await deps.complete(work)
}
