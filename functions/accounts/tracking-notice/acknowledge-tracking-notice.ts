import { AppError } from '../../shared/errors.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { toInstant } from '../../shared/instant.ts'
import type { MemberStore } from '../members/member-store.ts'

type Deps = Pick<MemberStore, 'acknowledge'> & { readonly now: () => number }

/** @throws AppError `no_account` when the member was removed meanwhile */
export async function acknowledgeTrackingNotice(
  principal: Pick<Principal, 'accountId' | 'memberId' | 'sub' | 'noticeAcknowledgedAt'>,
  deps: Deps,
): Promise<{ acknowledgedAt: string }> {
  const earlier = principal.noticeAcknowledgedAt
  if (earlier) return { acknowledgedAt: earlier }
  const { accountId, memberId } = principal
  const at = toInstant(deps.now())
  const note = { at, by: memberId, action: 'notice.acknowledged', subject: memberId, details: {} }
  const acknowledgedAt = await deps.acknowledge(accountId, principal, note)
  if (!acknowledgedAt) throw new AppError('no_account')
  return { acknowledgedAt }
}
