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
import { component } from './component.ts'

const person = {
  email: ['Email address that the member signs in with', 'ana@rainier-plumbing.example'],
  name: ['Name of the member, as colleagues and customers read it', 'Ana Silva'],
  role: ['What the member may do', 'worker'],
  language: 'Language of emails to the member. Absent: the company’s',
} as const
const device = {
  number: ['Number of the device within its member: the `device` of the points that it sends', 1],
  label: ['How the office tells the phone from others', 'Ana’s Pixel'],
} as const
const acknowledgedAt = '2026-11-20T15:00:00.000Z'

export const members = {
  Me: component(Me, 'The calling member, with the account.', {
    ...person,
    memberId: ['Id of the caller', '01JD2W9A7M3CFX5PQ8ZK2RTV6B'],
    account: 'The company that the caller works for',
  }),
  MeChange: component(MePatch, 'What to change of oneself.', {
    name: person.name,
    language: 'Language of emails to oneself; `null` goes back to the company’s',
  }),
  Member: component(MemberView, 'A person who works for the company, with a login.', {
    ...person,
    memberId: ['Id of the member', '01JD2W9A7M3CFX5PQ8ZK2RTV6B'],
    noticeAcknowledgedAt: ['When the member acknowledged the tracking notice. RFC 3339, UTC', acknowledgedAt],
    invitation: 'What became of the email of an open invitation',
    invitedUntil: ['While the invitation is not accepted: when it ends. RFC 3339, UTC', '2026-11-27T15:00:00.000Z'],
  }),
  MemberList: component(MemberList, 'A page of members, newest first.', { items: 'The members' }),
  NewMember: component(NewMember, 'A person to invite.', person),
  MemberChange: component(MemberPatch, 'What to change of a member.', {
    name: person.name,
    role: person.role,
    language: 'Language of emails to the member; `null` goes back to the company’s',
  }),
  MemberErasure: component(MemberErasing, 'That a removed member is being erased.', { status: 'Always `erasing`' }),
  Device: component(DeviceView, 'A phone that may send positions of its member with a token of its own.', {
    ...device,
    lastUsedAt: ['When it last sent something, exact to the minute. RFC 3339, UTC', '2026-11-24T17:41:00.000Z'],
    lastDialect: ['Format of its last upload', 'owntracks'],
    offShiftSince: [
      'Since when it sends positions while its member is not on shift. RFC 3339, UTC',
      '2026-11-24T17:05:00.000Z',
    ],
    offShiftUploads: ['Uploads since then, none of which was stored', 12],
    clockAheadSeconds: ['Lower bound, in seconds, of how far its clock is ahead; negative when it is behind', 340],
    unreadableUploads: ['Uploads with a position that could not be read', 3],
    unreadableAt: ['When the last of them came, exact to the minute. RFC 3339, UTC', '2026-11-24T08:12:00.000Z'],
    unreadableLacked: 'What the last of them lacked',
  }),
  DeviceList: component(DeviceList, 'The devices of a member.', { items: 'The devices' }),
  NewDevice: component(NewDevice, 'A phone to add.', { label: device.label }),
  CreatedDevice: component(
    DeviceResponse,
    'A phone that was added. `token` and `endpoints` are shown this once: a replay by `Idempotency-Key` is without them.',
    {
      ...device,
      token: [
        'Secret that the phone sends positions with: as bearer, Basic password, or as the app asks',
        'Jq7mXb2kV9sT4wRzN6yH',
      ],
      endpoints: 'Addresses to type into the app. They hold the token where the app has no field for it',
    },
  ),
  DeviceEndpoints: component(DeviceResponse.shape.endpoints.unwrap(), 'The address for each app.', {
    overland: ['For Overland', 'https://api.example.com/in/overland?token=Jq7mXb2kV9sT4wRzN6yH'],
    owntracks: ['For OwnTracks, in HTTP mode', 'https://api.example.com/in/owntracks'],
    traccar: ['For Traccar Client', 'https://api.example.com/in/traccar?token=Jq7mXb2kV9sT4wRzN6yH'],
    gpslogger: [
      'For GPSLogger for Android, as a custom URL: the app puts its values in the place of `%LAT` and others',
      'https://api.example.com/in/gpslogger?token=Jq7mXb2kV9sT4wRzN6yH&lat=%LAT&lon=%LON&time=%TIME',
    ],
    transistor: ['For apps with Transistor Software’s Background Geolocation', 'https://api.example.com/in/transistor'],
  }),
  TrackingNotice: component(TrackingNoticeView, 'What is tracked, when, for how long, and who may see it.', {
    language: 'The language that it is written in',
    text: ['The whole notice', 'Rainier Plumbing records where you are while you are clocked in…'],
    what: ['What is recorded, each in a sentence', ['Your position while you are clocked in']],
    when: ['When positions are recorded', 'From your clock-in to your clock-out, and at no other time'],
    keptFor: ['How long positions are kept, in words', '400 days'],
    visibleTo: ['Who may see them, each in words', ['You', 'The office']],
    version: [
      'Changes with what the notice promises. Send it back to acknowledge exactly this one',
      '7f83b1657ff1fc53',
    ],
    acknowledgedAt: [
      'When the caller acknowledged it. Absent again once it promises less than before. RFC 3339, UTC',
      acknowledgedAt,
    ],
  }),
  TrackingNoticeAcknowledgement: component(Acknowledgement, 'That the caller has read the notice.', {
    version: [
      'The version that was read; another one now is 409 `wrong_state`. Without it, the notice as it is now',
      '7f83b1657ff1fc53',
    ],
  }),
  AcknowledgedTrackingNotice: component(Acknowledged, 'That the notice is acknowledged.', {
    acknowledgedAt: ['When. RFC 3339, UTC', acknowledgedAt],
  }),
}
