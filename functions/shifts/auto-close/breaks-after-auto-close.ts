import type { Principal } from '../../shared/identity/principal.ts'
import { toInstant, toMilliseconds } from '../../shared/instant.ts'
import { checkOverlap } from '../corrections/check-overlap.ts'
import { endOfLongest } from '../domain/hours/auto-close.ts'
import { type Break, clipBreaks, openBreak } from '../domain/hours/breaks.ts'
import { withNextGeneration } from '../domain/rules/compaction-schedule.ts'
import { isProposedEnd } from '../shift/proposed-end.ts'
import { intervalOf, storedBreaks } from '../shift/shift-times.ts'
import type { Shift } from '../store/shift-items.ts'
import type { ReplaceProposedEndDeps } from './replace-proposed-end.ts'

const reason = 'told after the shift was closed automatically'

/**
 * The shift that somebody was in at a moment (milliseconds since 1970), closed automatically while the phone had no network,
 * and that may have lasted so long. Undefined when there is none.
 */
export async function proposedEndAt(
  moment: number,
  { accountId, memberId, account }: Principal,
  deps: Pick<ReplaceProposedEndDeps, 'shiftsBack' | 'findShift'>,
): Promise<Shift | undefined> {
  const back = deps.shiftsBack(accountId, { memberId, before: toInstant(moment + 1), limit: 1 })
  const { value: entry } = await back.next()
  if (!entry || moment > endOfLongest(toMilliseconds(entry.startedAt), account.settings.shifts.maxHours))
    return undefined
  const shift = await deps.findShift(accountId, entry.shiftId)
  return shift && isProposedEnd(shift) ? shift : undefined
}

/**
 * Puts breaks, of which one may go on, into a shift whose end is only proposed, as an edit. Its worker was at work at that
 * moment, so the proposal moves there if it lies before. Undefined when the shift was changed meanwhile.
 */
export async function breakAfterAutoClose(
  before: Shift,
  breaks: readonly Break[],
  moment: number,
  { accountId, memberId: by, account }: Principal,
  deps: ReplaceProposedEndDeps,
): Promise<Shift | undefined> {
  const now = deps.now()
  const from = before.endedAt ?? before.startedAt
  const endedAt = toInstant(Math.max(moment, toMilliseconds(from)))
  const isLater = endedAt !== from
  const { evidence = 'longest_shift', lastPositionAt } = before.endProposal ?? {}
  const running = openBreak(breaks)
  const stored = storedBreaks(clipBreaks(breaks, intervalOf({ ...before, endedAt })))
  const changes = { breaks: { from: before.breaks, to: stored }, ...(isLater && { endedAt: { from, to: endedAt } }) }
  const at = toInstant(now)
  const changed: Shift = {
    ...before,
    endedAt,
    breaks: stored,
    endProposal: {
      evidence: isLater ? 'last_break' : evidence,
      ...(lastPositionAt !== undefined && { lastPositionAt }),
      ...(running && { openBreak: storedBreaks([running])[0] }),
    },
    edits: [...before.edits, { at, by, reason, changes }],
    version: before.version + 1,
  }
  const after = isLater
    ? withNextGeneration({ ...changed, points: undefined, distanceMeters: undefined }, now)
    : changed
  const details = { memberId: by, changes }
  const note = { at, by, action: 'shift.corrected', subject: before.shiftId, details }
  const change = { before, after, timeZone: account.timeZone, closeAt: undefined }
  const look = () => checkOverlap(accountId, after, deps)
  return (await deps.correctShift(accountId, change, note, look)) ? after : undefined
}
