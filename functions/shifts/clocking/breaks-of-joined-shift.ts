import { AppError } from '../../shared/errors.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { applyEdit } from '../corrections/apply-edit.ts'
import { checkOverlap, type OverlapDeps } from '../corrections/check-overlap.ts'
import type { CorrectionStore } from '../corrections/correction-store.ts'
import { type Break, clipBreaks } from '../domain/hours/breaks.ts'
import { storedBreaks } from '../shift/shift-times.ts'
import type { MemberLockStore } from '../store/member-lock-store.ts'
import type { Joined, Shift } from '../store/shift-items.ts'
import { intervalOf } from '../store/shift-span.ts'
import type { ShiftStore } from '../store/shift-store.ts'

type Deps = OverlapDeps &
  Pick<CorrectionStore, 'correctShift'> &
  Pick<ShiftStore, 'changeTracked'> &
  Pick<MemberLockStore, 'findMemberLock'> & { readonly now: () => number }

const reason = 'recorded by the worker in a shift that the office had entered'

/**
 * Saves the breaks of a closed shift that the worker joined: what lies in its hours, as an edit; all as recorded until the
 * clock-out, which may move the end. Returns undefined after a conflict.
 * @throws AppError `approved`
 */
export async function saveJoinedBreaks(
  { before, joined, breaks }: { before: Shift; joined: Joined; breaks: readonly Break[] },
  { accountId, memberId: by, account }: Principal,
  deps: Deps,
): Promise<Shift | undefined> {
  if (before.status === 'approved') throw new AppError('approved')
  const all = storedBreaks(breaks)
  const entered = before.breaks.filter(({ startedAt }) => !joined.breaks?.some((each) => each.startedAt === startedAt))
  const own = all.filter(({ startedAt }) => !entered.some((each) => each.startedAt === startedAt))
  const change = { joined: { ...joined, breaks: own } }
  const inHours = storedBreaks(clipBreaks(breaks, intervalOf(before)))
  if (JSON.stringify(inHours) === JSON.stringify(before.breaks)) {
    const { lockVersion } = await deps.findMemberLock(accountId, before.memberId)
    const after = { ...before, version: before.version + 1 }
    return (await deps.changeTracked(accountId, before, after, { ...change, lockVersion })) ? after : undefined
  }
  const changes = { breaks: { from: before.breaks, to: inHours } }
  const { after, note } = applyEdit(before, { ...before, breaks: inHours }, { by, reason, changes }, deps.now())
  const correction = { before, after, timeZone: account.timeZone, ...change }
  const recheck = () => checkOverlap(accountId, after, deps)
  return (await deps.correctShift(accountId, correction, note, recheck)) ? after : undefined
}
