import { isAcknowledged, type NoticeTerms, termsOf } from '../../shared/identity/notice-terms.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { type TrackingNotice, trackingNotice } from '../domain/tracking-notice.ts'

/** Names the terms; opaque to clients. */
export function versionOf({ trackDays, toleranceSeconds, audience }: NoticeTerms): string {
  return `${audience}-${trackDays}-${toleranceSeconds}`
}

export async function showTrackingNotice(
  caller: Pick<Principal, 'openAccount' | 'noticeAcknowledgedAt' | 'acknowledgedTerms'>,
): Promise<TrackingNotice & { readonly version: string; readonly acknowledgedAt: string | undefined }> {
  const { name, settings } = await caller.openAccount()
  const terms = termsOf(settings)
  const acknowledgedAt = isAcknowledged(caller, terms) ? caller.noticeAcknowledgedAt : undefined
  return { ...trackingNotice(name, terms), version: versionOf(terms), acknowledgedAt }
}
