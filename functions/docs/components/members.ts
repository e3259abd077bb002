import { DeviceList, DeviceResponse, DeviceView, NewDevice } from '../../accounts/devices/schemas.ts'
import {
  Me,
  MemberErasing,
  MemberList,
  MemberPatch,
  MemberView,
  MePatch,
  NewMember,
} from '../../accounts/members/schemas.ts'
import { Acknowledged, Acknowledgement, TrackingNoticeView } from '../../accounts/tracking-notice/schemas.ts'

export const members = {
  Me,
  MeChange: MePatch,
  Member: MemberView,
  MemberList,
  NewMember,
  MemberChange: MemberPatch,
  MemberErasure: MemberErasing,
  Device: DeviceView,
  DeviceList,
  NewDevice,
  CreatedDevice: DeviceResponse,
  DeviceEndpoints: DeviceResponse.shape.endpoints.unwrap(),
  TrackingNotice: TrackingNoticeView,
  TrackingNoticeAcknowledgement: Acknowledgement,
  AcknowledgedTrackingNotice: Acknowledged,
}
