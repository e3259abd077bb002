import type { OperationText } from './operation-text.ts'

export const members = {
  ShowMe: {
    description:
      'The calling member and the account. The first request of an app: 403 `no_account` says that the login has none.',
  },
  ChangeMe: { description: 'Changes the caller’s own name, or the language of emails to the caller.' },
  LeaveAccount: {
    description:
      'Leaves the account. The login is deleted and refused from the next request on; recorded hours stay with the company. The last owner cannot leave: 409 `last_owner`.',
  },
  ExportMe: {
    description: 'All that is held about the caller, positions included, page by page. Items are as they are stored.',
  },
  InviteMember: {
    description:
      'Adds a member: makes a login and sends an invitation with a temporary password of seven days. Staff may add workers. An address that has a login is 409 `email_taken`. An address can be invited once in 24 hours, and an account may send 200 invitations a day: else 429 `too_many`.',
  },
  SendInvitationAgain: {
    description:
      'Sends an invitation again, with a new temporary password, for another seven days, but never past 14 days after the first one. Once a day, until it is accepted. Staff may for workers.',
    responses: { 202: 'The invitation is on its way' },
  },
  ListMembers: { description: 'The active members, newest first.' },
  ChangeMember: {
    description:
      'Changes a member’s name, role or language. Staff may change workers. The role of the last owner cannot change: 409 `last_owner`.',
  },
  RemoveMember: {
    description:
      'Removes a member and deletes the login; the member is refused from the next request on. Recorded hours stay. One who never signed in is erased, with the hours that the office entered.',
  },
  RequestMemberErasure: {
    description:
      'Erases a removed member with all shifts, tracks and devices. The audit trail keeps ids, roles, hours and the reason why a shift was deleted, until the account is erased.',
    responses: { 202: 'The member is being erased' },
  },
  AddDevice: {
    description:
      'Adds a phone of a member, with a token that may only post positions. Token and endpoints are shown once; a replay by `Idempotency-Key` is without them. The member is told by email. Staff may for workers. A member may have had 250 devices; then 409 `wrong_state`.',
  },
  ListDevices: {
    description:
      'A member’s devices, when each was last used, and whether it sends positions off shift. Staff may for workers.',
  },
  RemoveDevice: {
    description: 'Removes a device. Its token is refused from the next request on. Staff may for workers.',
  },
  ReadPingCounts: {
    description:
      'How many positions a member’s phones sent and what became of them, by day. Numbers only, no coordinates. Workers read their own; staff read all.',
    parameters: {
      from: ['First day, YYYY-MM-DD, in the account’s time zone', '2026-11-23'],
      to: ['Day after the last, YYYY-MM-DD', '2026-11-30'],
    },
  },
  ShowTrackingNotice: {
    description:
      'What is tracked, when, for how long, and who may see it: in the member’s language, else as `Accept-Language` asks, else in the company’s. Show it before the first clock-in, and again when `acknowledgedAt` is absent.',
  },
  AcknowledgeTrackingNotice: {
    description:
      'Records that the caller has read the notice as it is now. It is asked for again when the notice promises less than before.',
  },
  ShowInvitation: {
    description:
      'The page behind a link of the invitation email, where the invited person may decline. Opening it changes nothing.',
  },
  DeclineInvitation: {
    description:
      'The button of that page: declines, deletes the login and the member, and frees the email address. Any form that is posted counts.',
  },
} satisfies Readonly<Record<string, OperationText>>
