import { AppError, found } from '../shared/errors.ts'
import type { Principal } from '../shared/principal.ts'
import type { CorrectionStore } from './correction-store.ts'
import { toInstant } from './domain/moment.ts'
import type { ShiftRemoval } from './hours-schemas.ts'
import type { SegmentStore } from './segment-store.ts'
import type { ShiftStore } from './store.ts'

type Deps = Pick<ShiftStore, 'findShift'> &
  Pick<SegmentStore, 'eraseTrack'> &
  Pick<CorrectionStore, 'removeShift'> & { readonly now: () => number }

const races = 3

/**
 * Deletes a shift that is not approved, then its positions. Asked again for a shift that is gone, it deletes what a crash in
 * between has left, before it says that there is no such shift.
 * @throws AppError `not_found`, `approved`
 */
export async function removeShift(
  shiftId: string,
  { reason }: ShiftRemoval,
  { accountId, memberId: by }: Principal,
  deps: Deps,
): Promise<void> {
  for (let race = 0; race < races; race += 1) {
    const shift = await deps.findShift(accountId, shiftId)
    if (!shift) await deps.eraseTrack(accountId, shiftId)
    const { memberId, status, startedAt, endedAt, breaks } = found(shift)
    if (status === 'approved') throw new AppError('approved')
    const details = { reason, memberId, startedAt, endedAt, breaks }
    const note = { at: toInstant(deps.now()), by, action: 'shift.removed', subject: shiftId, details }
    if (!(await deps.removeShift(accountId, found(shift), note))) continue
    await deps.eraseTrack(accountId, shiftId)
    return
  }
  throw new AppError('unavailable')
}
