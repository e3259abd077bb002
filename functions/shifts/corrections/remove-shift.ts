import { AppError, found } from '../../shared/errors.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { toInstant } from '../../shared/instant.ts'
import { type EraseTrackDeps, eraseTrack } from '../compaction/erase-track.ts'
import type { OpenShiftStore } from '../store/open-shift-store.ts'
import type { ShiftStore } from '../store/shift-store.ts'
import type { CorrectionStore } from './correction-store.ts'
import type { ShiftRemoval } from './schemas.ts'

type Deps = Pick<ShiftStore, 'findShift'> &
  Pick<OpenShiftStore, 'findOpenShift'> &
  EraseTrackDeps &
  Pick<CorrectionStore, 'removeShift'> & { readonly now: () => number }

/** Of an open shift each upload that is counted in between is one. */
const maxAttempts = 8

/**
 * Deletes a shift that is not approved, then its positions. Asked again for a shift that is gone, it deletes what a crash in
 * between has left, before it says that there is no such shift.
 * @throws AppError `not_found`, `approved`
 */
export async function removeShift(
  shiftId: string,
  { reason }: ShiftRemoval,
  { accountId, account, memberId: by }: Principal,
  deps: Deps,
): Promise<void> {
  for (let race = 0; race < maxAttempts; race += 1) {
    const shift = await deps.findShift(accountId, shiftId)
    if (!shift) await eraseTrack(accountId, shiftId, deps)
    const { memberId, status, startedAt, endedAt, breaks } = found(shift)
    if (status === 'approved') throw new AppError('approved')
    // no other place is left for the reason
    const details = { reason, memberId, startedAt, endedAt, breaks }
    const note = { at: toInstant(deps.now()), by, action: 'shift.removed', subject: shiftId, details }
    const open = await deps.findOpenShift(accountId, memberId)
    const itsOpen = open?.shiftId === shiftId ? open : undefined
    const removal = { shift: found(shift), open: itsOpen, timeZone: account.timeZone, now: deps.now() }
    if (!(await deps.removeShift(accountId, removal, note))) continue
    await eraseTrack(accountId, shiftId, deps)
    return
  }
  throw new AppError('unavailable')
}
