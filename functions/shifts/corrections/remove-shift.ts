import { retryOnConflict } from '../../shared/background/retry.ts'
import { AppError, found } from '../../shared/errors.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { toInstant } from '../../shared/instant.ts'
import { type EraseTrackDeps, eraseTrack } from '../compaction/erase-track.ts'
import type { MemberLockStore } from '../store/member-lock-store.ts'
import type { OpenShiftStore } from '../store/open-shift-store.ts'
import type { ShiftAliasStore } from '../store/shift-alias-store.ts'
import type { ShiftStore } from '../store/shift-store.ts'
import type { CorrectionStore } from './correction-store.ts'
import type { ShiftRemoval } from './schemas.ts'

type Deps = Pick<ShiftStore, 'findShift'> &
  Pick<OpenShiftStore, 'findOpenShift'> &
  Pick<MemberLockStore, 'findMemberLock'> &
  Pick<ShiftAliasStore, 'forgetAliases'> &
  EraseTrackDeps &
  Pick<CorrectionStore, 'removeShift'> & { readonly now: () => number }

/** Many, since each upload between read and write is a conflict. */
const maxAttempts = 8

/**
 * Deletes a shift, then its positions. A repetition deletes the positions that a crash left before it throws `not_found`.
 * @throws AppError `not_found`, `approved`
 */
export async function removeShift(
  shiftId: string,
  { reason }: ShiftRemoval,
  { accountId, account, memberId: by }: Principal,
  deps: Deps,
): Promise<void> {
  await retryOnConflict(maxAttempts, async () => {
    const shift = await deps.findShift(accountId, shiftId)
    if (!shift) await eraseRest(accountId, shiftId, deps)
    const { memberId, status, startedAt, endedAt, breaks } = found(shift)
    if (status === 'approved') throw new AppError('approved')
    // the audit trail is the only place left for the reason
    const details = { reason, memberId, startedAt, endedAt, breaks }
    const note = { at: toInstant(deps.now()), by, action: 'shift.removed', subject: shiftId, details }
    const memberOpen = await deps.findOpenShift(accountId, memberId)
    const open = memberOpen?.shiftId === shiftId ? memberOpen : undefined
    const { joined } = await deps.findMemberLock(accountId, memberId)
    const isJoined = joined?.shiftId === shiftId
    const { timeZone, settings } = account
    const retention = { now: deps.now(), days: settings.retention.trackDays }
    const removal = { shift: found(shift), open, timeZone, retention, isJoined }
    return (await deps.removeShift(accountId, removal, note)) || undefined
  })
  await eraseRest(accountId, shiftId, deps)
}

async function eraseRest(accountId: string, shiftId: string, deps: Deps): Promise<void> {
  await eraseTrack(accountId, shiftId, deps)
  await deps.forgetAliases(accountId, shiftId, deps.now())
}
