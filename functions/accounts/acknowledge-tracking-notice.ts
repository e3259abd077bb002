import { AppError } from '../shared/errors.ts'
import type { Principal } from '../shared/principal.ts'
import type { MemberStore } from './member-store.ts'

type Deps = Pick<MemberStore, 'acknowledge'> & { readonly now: () => number }

/** Writes down that the caller has read the notice. Again: the first time stands. */
export async function acknowledgeTrackingNotice(
  principal: Pick<Principal, 'accountId' | 'memberId' | 'sub' | 'noticeAcknowledgedAt'>,
  deps: Deps,
): Promise<{ acknowledgedAt: string }> {
  const earlier = principal.noticeAcknowledgedAt
  if (earlier) return { acknowledgedAt: earlier }
  const acknowledgedAt = await deps.acknowledge(principal.accountId, principal, new Date(deps.now()).toISOString())
  if (!acknowledgedAt) throw new AppError('no_account')
  return { acknowledgedAt }
}
