import { type Due, every, type Wake } from '../../shared/background/due.ts'
import { AppError } from '../../shared/errors.ts'
import type { Account } from '../../shared/identity/account.ts'
import { accountOf } from '../../shared/keys.ts'
import type { AuditNote } from '../../shared/ledger/audit.ts'
import { type ErasingDeps, eraseOutside } from '../compaction/erase-outside-shift.ts'
import { dayOf } from '../domain/day-of.ts'
import { closeLater } from '../domain/hours/auto-close.ts'
import { proposeEnd } from '../domain/hours/end-proposal.ts'
import { toInstant, toMilliseconds } from '../domain/instant.ts'
import type { Keeping } from '../domain/rules/retention.ts'
import { trackOf } from '../domain/track/track.ts'
import { type End, endedShift } from '../shift/end-shift.ts'
import { breaksOf } from '../shift/shift-times.ts'
import type { ClosingStore } from '../store/auto-close-store.ts'
import type { OpenShift } from '../store/open-shift-item.ts'
import type { OpenShiftStore } from '../store/open-shift-store.ts'
import { type Shift, spanOf } from '../store/shift-items.ts'
import type { ShiftStore } from '../store/shift-store.ts'
import { type ReadingDeps, storedPoints } from '../tracks/read-points.ts'
import { type ClosingDeps, closeEarlier } from './reschedule-auto-close.ts'

type Company = Pick<Account, 'accountId' | 'timeZone' | 'settings'>
type Deps = ClosingDeps &
  ErasingDeps &
  ReadingDeps &
  Pick<ClosingStore, 'leaveOpen'> &
  Pick<ShiftStore, 'closeShift'> &
  Pick<OpenShiftStore, 'findOpenShift'> & {
    readonly findAccount: (accountId: string) => Promise<Company | undefined>
    readonly readDue: (wake: Wake) => Promise<Due | undefined>
    readonly dropDue: (wake: Wake) => Promise<void>
    readonly now: () => number
  }

/** Each upload that is counted in between is one. */
const races = 8

/**
 * Closes a shift that is longer than the account allows, as a proposal, with what speaks for it: the worker's own clock-out or
 * the office may replace it. Positions after that end are erased. May be done twice, and stop anywhere: a shift that
 * is over is left as it is, and what was not erased any more is erased with the folding of its track.
 */
export async function closeOnWake(wake: Wake, hasTime: () => boolean, deps: Deps): Promise<void> {
  const account = await deps.findAccount(accountOf(wake))
  const due = account && (await deps.readDue(wake))
  if (!account || !due) return
  if (due.id === every) return closeEarlier(wake, due, account, hasTime, deps)
  for (let race = 0; race < races; race += 1) {
    const shift = await deps.findShift(account.accountId, due.id)
    if (shift?.status !== 'open') return deps.dropDue(wake)
    const open = await deps.findOpenShift(account.accountId, shift.memberId)
    if (open?.shiftId !== shift.shiftId) continue // it was ended just now
    const later = laterOf(open, due, account, deps)
    if (later) return deps.leaveOpen(wake, due, later)
    if (await close(account, shift, open, deps)) return
  }
  throw new AppError('unavailable')
}

function laterOf(open: OpenShift, { details }: Due, { settings }: Company, { now }: Deps) {
  const { storedPings, duplicatePings, outsidePings, invalidPings, liveAt } = open
  const counted = storedPings + duplicatePings + outsidePings + invalidPings
  const seen = details['seen'] === undefined ? undefined : Number(details['seen'])
  return closeLater(
    { startedAt: toMilliseconds(open.startedAt), liveAt, counted },
    seen,
    settings.shifts.maxHours,
    now(),
  )
}

async function close(account: Company, shift: Shift, open: OpenShift, deps: Deps): Promise<boolean> {
  const { accountId, settings, timeZone } = account
  const now = deps.now()
  const keeping = { now, days: settings.retention.trackDays }
  const end = await proposedEnd(account, shift, keeping, deps)
  const closed = endedShift(shift, open, end, now)
  const day = dayOf(toMilliseconds(shift.startedAt), timeZone)
  const note = noteOf(closed, settings.shifts.maxHours, now)
  if (!(await deps.closeShift(accountId, shift, closed, { open, day, note }))) return false
  await eraseOutside(accountId, closed, keeping, deps)
  return true
}

async function proposedEnd({ accountId, settings }: Company, shift: Shift, keeping: Keeping, deps: Deps): Promise<End> {
  const track = trackOf(shift.shiftId, spanOf(shift), await storedPoints(accountId, shift, keeping, deps))
  const startedAt = toMilliseconds(shift.startedAt)
  const { endedAt, evidence, lastPositionAt } = proposeEnd(startedAt, settings.shifts.maxHours, track, breaksOf(shift))
  const seenLast = lastPositionAt !== undefined && { lastPositionAt: toInstant(lastPositionAt) }
  const openBreak = shift.breaks.find((pause) => pause.endedAt === undefined)
  return { at: endedAt, closedBy: 'auto', endProposal: { evidence, ...seenLast, ...(openBreak && { openBreak }) } }
}

function noteOf({ shiftId, memberId, endedAt, endProposal }: Shift, maxHours: number, now: number): AuditNote {
  const details = { memberId, endedAt, maxHours, evidence: endProposal?.evidence }
  return { at: toInstant(now), by: 'auto', action: 'shift.closed', subject: shiftId, details }
}
