import type { Principal } from '../../shared/identity/principal.ts'
import { toInstant, toMilliseconds } from '../../shared/instant.ts'
import { changesBetween } from '../corrections/apply-edit.ts'
import { type SaveEditDeps, saveEdit } from '../corrections/save-edit.ts'
import { breaksRecorded } from '../domain/hours/break-taps.ts'
import { openBreak } from '../domain/hours/breaks.ts'
import { withNextGeneration } from '../domain/rules/compaction-schedule.ts'
import { isProposedEnd } from '../shift/proposed-end.ts'
import { breaksWithin, recordedBreaks } from '../shift/recorded-breaks.ts'
import { storedBreaks } from '../shift/shift-times.ts'
import type { Shift } from '../store/shift-items.ts'
import { intervalOf } from '../store/shift-span.ts'
import type { ShiftStore } from '../store/shift-store.ts'

export type SaveBreaksDeps = SaveEditDeps & Pick<ShiftStore, 'changeShift'>

const reasons = {
  proposed: 'recorded after the shift was closed automatically',
  joined: 'recorded by the worker in a shift that the office had entered',
  ended: 'recorded after the shift had ended',
}

type Save = {
  readonly before: Shift
  /** With what the worker has recorded now; `breaks` are those of before. */
  readonly recorded: Shift
  /** Of the newest tap; epoch milliseconds. */
  readonly at: number
}

/** Saves what changes in the hours of a closed shift as an edit. Returns undefined after a conflict. */
export async function saveBreaks(save: Save, caller: Principal, deps: SaveBreaksDeps): Promise<Shift | undefined> {
  const { before, recorded } = save
  const changed = isProposedEnd(before)
    ? withLaterEnd(save)
    : { ...recorded, breaks: breaksWithin(recorded, intervalOf(recorded)) }
  const changes = changesBetween(before, changed)
  if (before.status === 'open' || Object.keys(changes).length === 0) {
    const after = { ...changed, version: before.version + 1 }
    return (await deps.changeShift(caller.accountId, before, after)) ? after : undefined
  }
  const isMoved = 'endedAt' in changes
  const moved = isMoved
    ? withNextGeneration({ ...changed, points: undefined, distanceMeters: undefined }, deps.now())
    : changed
  return saveEdit({ before, changed: moved, reason: reasonOf(before), changes }, caller, deps)
}

/** A worker who records a break is still at work: a proposed end before it moves there. */
function withLaterEnd({ before, recorded, at }: Save): Shift {
  const from = before.endedAt ?? before.startedAt
  const endedAt = toInstant(Math.max(at, toMilliseconds(from)))
  const { evidence = 'longest_shift', lastPositionAt } = before.endProposal ?? {}
  const running = openBreak(breaksRecorded(recordedBreaks(recorded)))
  return {
    ...recorded,
    endedAt,
    breaks: breaksWithin(recorded, intervalOf({ ...before, endedAt })),
    endProposal: {
      evidence: endedAt === from ? evidence : 'last_break',
      ...(lastPositionAt !== undefined && { lastPositionAt }),
      ...(running && { openBreak: storedBreaks([running])[0] }),
    },
  }
}

function reasonOf(shift: Shift): string {
  if (isProposedEnd(shift)) return reasons.proposed
  return shift.source === 'staff' ? reasons.joined : reasons.ended
}
