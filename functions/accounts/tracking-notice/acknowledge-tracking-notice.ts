import { AppError } from '../../shared/errors.ts'
import { isAcknowledged, type NoticeTerms, termsOf } from '../../shared/identity/notice-terms.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { toInstant } from '../../shared/instant.ts'
import type { MemberStore } from '../members/member-store.ts'
import { versionOf } from './show-tracking-notice.ts'

type Caller = Pick<
  Principal,
  'accountId' | 'memberId' | 'sub' | 'account' | 'noticeAcknowledgedAt' | 'acknowledgedTerms'
>

type Deps = Pick<MemberStore, 'acknowledge'> & {
  /** Tracks the shift that the worker began without having acknowledged, from an instant on. */
  readonly trackFrom: (accountId: string, memberId: string, at: string, terms: NoticeTerms) => Promise<void>
  readonly now: () => number
}

/**
 * Records that the caller has read the notice as it is now; narrower terms than those acknowledged need no new one.
 * @throws AppError `wrong_state` when the notice is another than `version`, `no_account` when the member was removed meanwhile
 */
export async function acknowledgeTrackingNotice(
  { version }: { readonly version?: string | undefined },
  caller: Caller,
  deps: Deps,
): Promise<{ acknowledgedAt: string }> {
  const { accountId, memberId } = caller
  const terms = termsOf(caller.account.settings)
  if (version !== undefined && version !== versionOf(terms)) {
    throw new AppError('wrong_state', 'The notice has changed since it was shown.')
  }
  const acknowledgedAt = isAcknowledged(caller, terms) ? caller.noticeAcknowledgedAt : await record(caller, terms, deps)
  if (!acknowledgedAt) throw new AppError('no_account')
  await deps.trackFrom(accountId, memberId, acknowledgedAt, terms)
  return { acknowledgedAt }
}

function record(caller: Caller, terms: NoticeTerms, deps: Deps): Promise<string | undefined> {
  const { accountId, memberId } = caller
  const note = {
    at: toInstant(deps.now()),
    by: memberId,
    action: 'notice.acknowledged',
    subject: memberId,
    details: { ...terms },
  }
  return deps.acknowledge(accountId, caller, terms, note)
}
