import type { Principal } from '../../shared/identity/principal.ts'
import { toInstant, toMilliseconds } from '../../shared/instant.ts'
import { applyEdit } from '../corrections/apply-edit.ts'
import { checkOverlap, type OverlapDeps } from '../corrections/check-overlap.ts'
import type { CorrectionStore } from '../corrections/correction-store.ts'
import { endOfLongest } from '../domain/hours/auto-close.ts'
import { type Break, clipBreaks, openBreak } from '../domain/hours/breaks.ts'
import { withNextGeneration } from '../domain/rules/compaction-schedule.ts'
import { isProposedEnd } from '../shift/proposed-end.ts'
import { storedBreaks } from '../shift/shift-times.ts'
import type { Shift } from '../store/shift-items.ts'
import { intervalOf } from '../store/shift-span.ts'

export type ReplaceBreaksDeps = OverlapDeps & Pick<CorrectionStore, 'correctShift'> & { readonly now: () => number }

const reason = 'recorded after the shift was closed automatically'

/** Returns the caller's automatically closed shift that may have lasted until `at` (epoch milliseconds). */
export async function findAutoClosedShift(
  at: number,
  { accountId, memberId, account }: Principal,
  deps: Pick<ReplaceBreaksDeps, 'shiftsBack' | 'findShift'>,
): Promise<Shift | undefined> {
  const back = deps.shiftsBack(accountId, { memberId, before: toInstant(at + 1), limit: 1 })
  const { value: entry } = await back.next()
  if (!entry || at > endOfLongest(toMilliseconds(entry.startedAt), account.settings.shifts.maxHours)) return undefined
  const shift = await deps.findShift(accountId, entry.shiftId)
  return shift && isProposedEnd(shift) ? shift : undefined
}

/**
 * Replaces the breaks of an automatically closed shift, as an edit, and moves the proposed end to `at` if it lies before: a worker
 * who records a break is still at work. Returns undefined after a conflict.
 */
export async function replaceBreaks(
  before: Shift,
  breaks: readonly Break[],
  at: number,
  { accountId, memberId: by, account }: Principal,
  deps: ReplaceBreaksDeps,
): Promise<Shift | undefined> {
  const now = deps.now()
  const from = before.endedAt ?? before.startedAt
  const endedAt = toInstant(Math.max(at, toMilliseconds(from)))
  const isLater = endedAt !== from
  const { evidence = 'longest_shift', lastPositionAt } = before.endProposal ?? {}
  const running = openBreak(breaks)
  const stored = storedBreaks(clipBreaks(breaks, intervalOf({ ...before, endedAt })))
  const changes = { breaks: { from: before.breaks, to: stored }, ...(isLater && { endedAt: { from, to: endedAt } }) }
  const changed: Shift = {
    ...before,
    endedAt,
    breaks: stored,
    endProposal: {
      evidence: isLater ? 'last_break' : evidence,
      ...(lastPositionAt !== undefined && { lastPositionAt }),
      ...(running && { openBreak: storedBreaks([running])[0] }),
    },
  }
  const moved = isLater
    ? withNextGeneration({ ...changed, points: undefined, distanceMeters: undefined }, now)
    : changed
  const { after, note } = applyEdit(before, moved, { by, reason, changes }, now)
  const correction = { before, after, timeZone: account.timeZone }
  const recheck = () => checkOverlap(accountId, after, deps)
  return (await deps.correctShift(accountId, correction, note, recheck)) ? after : undefined
}
