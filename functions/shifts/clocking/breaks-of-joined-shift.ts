import { AppError } from '../../shared/errors.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { applyEdit } from '../corrections/apply-edit.ts'
import { checkOverlap, type OverlapDeps } from '../corrections/check-overlap.ts'
import type { CorrectionStore } from '../corrections/correction-store.ts'
import { type Break, clipBreaks, faultTexts, openBreak } from '../domain/hours/breaks.ts'
import { endOf } from '../domain/hours/interval.ts'
import { invalidInstant } from '../shift/requested-time.ts'
import { storedBreaks } from '../shift/shift-times.ts'
import type { Joined, Shift } from '../store/shift-items.ts'
import { intervalOf } from '../store/shift-span.ts'

type Deps = OverlapDeps & Pick<CorrectionStore, 'correctShift'> & { readonly now: () => number }

const reason = 'recorded by the worker in a shift that the office had entered'

/**
 * Saves the breaks of a closed shift that the worker joined, as an edit. A break that still runs lasts to the end of the hours
 * until the worker ends it, or clocks out. Returns undefined after a conflict.
 * @throws AppError `approved`, `invalid` for a break after the hours
 */
export async function saveJoinedBreaks(
  { before, joined, breaks }: { before: Shift; joined: Joined; breaks: readonly Break[] },
  { accountId, memberId: by, account }: Principal,
  deps: Deps,
): Promise<Shift | undefined> {
  if (before.status === 'approved') throw new AppError('approved')
  const hours = intervalOf(before)
  if (breaks.some(({ startedAt }) => startedAt >= endOf(hours))) throw invalidInstant(faultTexts.outside_shift)
  const running = openBreak(breaks)
  const stored = storedBreaks(clipBreaks(breaks, hours))
  const changes = { breaks: { from: before.breaks, to: stored } }
  const { after, note } = applyEdit(before, { ...before, breaks: stored }, { by, reason, changes }, deps.now())
  const { openBreak: _ended, ...rest } = joined
  const correction = {
    before,
    after,
    timeZone: account.timeZone,
    joined: { ...rest, ...(running && { openBreak: storedBreaks([running])[0] }) },
  }
  const recheck = () => checkOverlap(accountId, after, deps)
  return (await deps.correctShift(accountId, correction, note, recheck)) ? after : undefined
}
