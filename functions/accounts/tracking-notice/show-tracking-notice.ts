import { isAcknowledged, type NoticeTerms, termsOf } from '../../shared/identity/notice-terms.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { type Language, languageOfCompany } from '../../shared/language.ts'
import { settleAll } from '../../shared/settle-all.ts'
import { type TrackingNotice, trackingNotice } from '../domain/tracking-notice.ts'
import type { MemberStore } from '../members/member-store.ts'

/** Names the terms; opaque to clients. */
export function versionOf({ trackDays, toleranceSeconds, audience }: NoticeTerms): string {
  return `${audience}-${trackDays}-${toleranceSeconds}`
}

type Caller = Pick<Principal, 'accountId' | 'memberId' | 'openAccount' | 'noticeAcknowledgedAt' | 'acknowledgedTerms'>

/** In the member's language, else in the one that the app asks for, else in the company's. */
export async function showTrackingNotice(
  caller: Caller,
  asked: Language | undefined,
  deps: Pick<MemberStore, 'findMember'>,
): Promise<TrackingNotice & { readonly version: string; readonly acknowledgedAt: string | undefined }> {
  const [account, member] = await settleAll([caller.openAccount(), deps.findMember(caller.accountId, caller.memberId)])
  const terms = termsOf(account.settings)
  const language = member?.language ?? asked ?? languageOfCompany(account)
  const acknowledgedAt = isAcknowledged(caller, terms) ? caller.noticeAcknowledgedAt : undefined
  return { ...trackingNotice(account.name, terms, language), version: versionOf(terms), acknowledgedAt }
}
