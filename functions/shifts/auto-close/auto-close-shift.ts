import { type Due, every, type WorkMessage } from '../../shared/background/due.ts'
import type { JobStore } from '../../shared/background/job-store.ts'
import { retryOnConflict } from '../../shared/background/retry.ts'
import type { Account } from '../../shared/identity/account.ts'
import { toInstant, toMilliseconds } from '../../shared/instant.ts'
import { accountOf } from '../../shared/keys.ts'
import type { AuditNote } from '../../shared/ledger/audit.ts'
import { type EraseOutsideDeps, eraseOutsideShift } from '../compaction/erase-outside-shift.ts'
import { dayOf } from '../domain/day-of.ts'
import { postponedClose } from '../domain/hours/auto-close.ts'
import { proposeEnd } from '../domain/hours/end-proposal.ts'
import type { RetentionPolicy } from '../domain/rules/retention.ts'
import { trackOf } from '../domain/track/track.ts'
import { endShift, type ShiftEnd } from '../shift/end-shift.ts'
import { breaksOf } from '../shift/shift-times.ts'
import type { AutoCloseStore } from '../store/auto-close-store.ts'
import { newestAt, type OpenShift } from '../store/open-shift-item.ts'
import type { OpenShiftStore } from '../store/open-shift-store.ts'
import type { Shift } from '../store/shift-items.ts'
import { spanOf } from '../store/shift-span.ts'
import type { ShiftStore } from '../store/shift-store.ts'
import { type ReadPointsDeps, readPoints } from '../tracks/read-points.ts'
import { type RescheduleDeps, rescheduleAutoClose } from './reschedule-auto-close.ts'
import { type SettleAfterCloseDeps, settleAfterClose } from './settle-after-close.ts'

type AutoCloseAccount = Pick<Account, 'accountId' | 'timeZone' | 'settings'>
type Deps = RescheduleDeps &
  SettleAfterCloseDeps &
  EraseOutsideDeps &
  ReadPointsDeps &
  Pick<AutoCloseStore, 'postponeAutoClose'> &
  Pick<ShiftStore, 'closeShift'> &
  Pick<OpenShiftStore, 'findOpenShift'> &
  Pick<JobStore, 'readDue' | 'complete'> & {
    readonly findAccount: (accountId: string) => Promise<AutoCloseAccount | undefined>
    readonly now: () => number
  }

/** Many, since each upload between read and write is a conflict. */
const maxAttempts = 8

/**
 * Closes a shift longer than the account allows, with a proposed end, settles what it held back, and erases the positions after
 * it. Idempotent, and safe to stop anywhere: the compaction erases what this run did not.
 */
export async function autoCloseShift(work: WorkMessage, hasTime: () => boolean, deps: Deps): Promise<void> {
  const account = await deps.findAccount(accountOf(work))
  const due = account && (await deps.readDue(work))
  if (!account || !due) return
  if (due.id === every) return rescheduleAutoClose(work, due, account, hasTime, deps)
  await retryOnConflict(maxAttempts, () => closeOrPostpone(work, due, account, deps))
}

/** Returns undefined after a conflict. */
async function closeOrPostpone(
  work: WorkMessage,
  due: Due,
  account: AutoCloseAccount,
  deps: Deps,
): Promise<'done' | undefined> {
  const shift = await deps.findShift(account.accountId, due.id)
  if (shift?.status !== 'open') {
    await deps.complete(work)
    return 'done'
  }
  const open = await deps.findOpenShift(account.accountId, shift.memberId)
  if (open?.shiftId !== shift.shiftId) return undefined
  const later = nextCloseAt(open, due, account, deps)
  if (later) {
    await deps.postponeAutoClose(work, due, later)
    return 'done'
  }
  return (await close(account, shift, open, deps)) ? 'done' : undefined
}

function nextCloseAt(open: OpenShift, { details }: Due, { settings }: AutoCloseAccount, { now }: Deps) {
  const { storedPings, duplicatePings, outsidePings, invalidPings } = open
  const counted = storedPings + duplicatePings + outsidePings + invalidPings
  const seen = details['seen'] === undefined ? undefined : Number(details['seen'])
  return postponedClose(
    { startedAt: toMilliseconds(open.startedAt), newestAt: newestAt(open), counted },
    seen,
    settings.shifts.maxHours,
    now(),
  )
}

async function close(account: AutoCloseAccount, shift: Shift, open: OpenShift, deps: Deps): Promise<boolean> {
  const { accountId, settings, timeZone } = account
  const now = deps.now()
  const retention = { now, days: settings.retention.trackDays }
  const end = await proposedEnd(account, shift, retention, deps)
  const closed = endShift(shift, open, end, now)
  const day = dayOf(toMilliseconds(shift.startedAt), timeZone)
  const note = noteOf(closed, settings.shifts.maxHours, now)
  const lock = await deps.findMemberLock(accountId, shift.memberId)
  if (!(await deps.closeShift(accountId, shift, closed, { open, day, lock, retention, note }))) return false
  const settled = await settleAfterClose(accountId, closed, deps)
  if (settled) await eraseOutsideShift(accountId, settled, retention, deps)
  return true
}

async function proposedEnd(
  { accountId, settings }: AutoCloseAccount,
  shift: Shift,
  retention: RetentionPolicy,
  deps: Deps,
): Promise<ShiftEnd> {
  const track = trackOf(shift.shiftId, spanOf(shift), await readPoints(accountId, shift, retention, deps, true))
  const startedAt = toMilliseconds(shift.startedAt)
  const { endedAt, evidence, lastPositionAt } = proposeEnd(startedAt, settings.shifts.maxHours, track, breaksOf(shift))
  const lastPosition = lastPositionAt !== undefined && { lastPositionAt: toInstant(lastPositionAt) }
  const openBreak = shift.breaks.find((pause) => pause.endedAt === undefined)
  return { at: endedAt, closedBy: 'auto', endProposal: { evidence, ...lastPosition, ...(openBreak && { openBreak }) } }
}

function noteOf({ shiftId, memberId, endedAt, endProposal }: Shift, maxHours: number, now: number): AuditNote {
  const details = { memberId, endedAt, maxHours, evidence: endProposal?.evidence }
  return { at: toInstant(now), by: 'auto', action: 'shift.closed', subject: shiftId, details }
}
