import { AppError } from '../../shared/errors.ts'
import { type Member, requireAssignable } from '../../shared/identity/member.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { toInstant } from '../../shared/instant.ts'
import { startOfDay } from '../domain/hours/days.ts'
import type { MemberLockStore } from '../store/member-lock-store.ts'
import type { NewTrackErasure } from './schemas.ts'
import type { TrackErasure, TrackErasureStore } from './track-erasure-store.ts'

type Deps = Pick<TrackErasureStore, 'putTrackErasure'> &
  Pick<MemberLockStore, 'raiseErasureCutoff'> & {
    readonly findMember: (accountId: string, memberId: string) => Promise<Member | undefined>
    readonly now: () => number
    readonly newId: () => string
  }

/**
 * Requests the erasure of all positions before an instant, of one member, also a removed one, or of all.
 * @throws AppError `invalid` for a time in the future, `not_found`
 */
export async function requestTrackErasure(
  request: NewTrackErasure,
  { accountId, memberId: requestedBy, account }: Pick<Principal, 'accountId' | 'memberId' | 'account'>,
  deps: Deps,
): Promise<TrackErasure> {
  const { memberId } = request
  const now = deps.now()
  const before = isDate(request.before) ? toInstant(startOfDay(request.before, account.timeZone)) : request.before
  if (before > toInstant(now)) {
    const errors = [{ path: ['before'], message: 'must not lie in the future' }]
    throw new AppError('invalid', undefined, { errors })
  }
  if (memberId !== undefined) requireAssignable(await deps.findMember(accountId, memberId))
  const requestedAt = toInstant(now)
  const erasure: TrackErasure = {
    trackErasureId: deps.newId(),
    before,
    memberId,
    status: 'erasing',
    requestedBy,
    requestedAt,
  }
  const note = { at: requestedAt, by: requestedBy, action: 'tracks.erased', subject: memberId ?? accountId }
  await deps.putTrackErasure(accountId, erasure, { ...note, details: { before } }, now)
  // at once, so that no new shift takes older positions; after a crash, the due work does it
  await deps.raiseErasureCutoff(accountId, memberId, before)
  return erasure
}

function isDate(text: string): boolean {
  return !text.includes('T')
}
