import type { Wake } from '../../shared/background/due.ts'
import { accountOf } from '../../shared/keys.ts'
import { placeOfSegment } from '../domain/codec/segment-key.ts'
import { raised, sealAgainAt } from '../domain/rules/compaction-schedule.ts'
import type { SealingStore } from '../store/compaction-store.ts'
import type { Staged, StagedStore } from '../store/segment-store.ts'
import type { ShiftStore } from '../store/shift-store.ts'

export type AskDeps = Pick<ShiftStore, 'findShift'> &
  Pick<SealingStore, 'keepStep'> &
  Pick<StagedStore, 'segmentsOf' | 'moveAsk'>

/**
 * A segment asks for its shift to be folded: one of many small ones of an open shift, or the first that came for a shift
 * which was folded already. The generation is raised, and the fold is due as soon as nothing can be on its way into the
 * old one. A closed shift waits until no more has come for an hour, and six hours from fold to fold.
 */
export async function answerAsk(wake: Wake, now: number, deps: AskDeps): Promise<void> {
  const accountId = accountOf(wake)
  const { shiftId, generation } = placeOfSegment(wake.sk)
  const shift = await deps.findShift(accountId, shiftId)
  if (!shift || shift.generation > generation) return deps.moveAsk(wake, undefined)
  if (shift.status !== 'open') {
    const last = await lastStoredAt(deps.segmentsOf(accountId, shiftId, { from: generation }, true))
    const at = sealAgainAt(last, shift.track?.sealedAt)
    if (at > now) return deps.moveAsk(wake, at)
  }
  const after = { ...raised(shift, now), version: shift.version + 1 }
  if (await deps.keepStep(accountId, shift, after, { at: now, waited: false, moved: false }))
    await deps.moveAsk(wake, undefined)
}

async function lastStoredAt(segments: AsyncGenerator<Staged>): Promise<number> {
  let last = 0
  for await (const { storedAt } of segments) last = Math.max(last, storedAt)
  return last
}
