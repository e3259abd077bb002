import type { Principal } from '../../shared/identity/principal.ts'
import { type TrackingNotice, trackingNotice } from '../domain/tracking-notice.ts'

export async function showTrackingNotice(
  principal: Pick<Principal, 'openAccount' | 'noticeAcknowledgedAt'>,
): Promise<TrackingNotice & { readonly acknowledgedAt: string | undefined }> {
  const { name, settings } = await principal.openAccount()
  const { retention, shifts } = settings
  const notice = trackingNotice(name, {
    toleranceSeconds: shifts.toleranceSeconds,
    trackDays: retention.trackDays,
  })
  return { ...notice, acknowledgedAt: principal.noticeAcknowledgedAt }
}
