import * as z from 'zod'
import { id, paging } from '../shared/fields.ts'
import { route } from '../shared/http/route.ts'
import {
  AccountPatch,
  AccountView,
  Acknowledged,
  AuditTrail,
  DeviceCreated,
  DeviceList,
  Me,
  MemberErasing,
  MemberList,
  MemberPatch,
  MemberView,
  NewAccount,
  NewDevice,
  NewMember,
  TrackingNoticeView,
} from './schemas.ts'

const byId = z.object({ id })

export const CreateAccount = route({
  method: 'POST',
  path: '/v1/account',
  access: 'login',
  summary: 'Open an account; the caller becomes its owner',
  body: NewAccount,
  responses: { 201: AccountView },
  refusals: ['unauthorized', 'account_exists', 'account_erasing'],
})

export const ShowAccount = route({
  method: 'GET',
  path: '/v1/account',
  access: 'worker',
  summary: 'The account and its settings',
  responses: { 200: AccountView },
})

export const ChangeAccount = route({
  method: 'PATCH',
  path: '/v1/account',
  access: 'owner',
  summary: 'Change the account; settings may be given in any part',
  body: AccountPatch,
  responses: { 200: AccountView },
  refusals: ['version_conflict'],
})

export const ShowMe = route({
  method: 'GET',
  path: '/v1/me',
  access: 'worker',
  summary: 'Who the caller is, and in which account',
  responses: { 200: Me },
})

export const ShowTrackingNotice = route({
  method: 'GET',
  path: '/v1/tracking-notice',
  access: 'worker',
  summary: 'What is tracked, when, for how long, and who may see it',
  responses: { 200: TrackingNoticeView },
})

export const AcknowledgeTrackingNotice = route({
  method: 'POST',
  path: '/v1/tracking-notice/acknowledge',
  access: 'worker',
  summary: 'Say that the notice was read; the first time counts',
  responses: { 200: Acknowledged },
})

export const ShowAuditTrail = route({
  method: 'GET',
  path: '/v1/account/audit',
  access: 'owner',
  summary: 'Who changed or viewed what, newest first, and whether the chain of these entries is as it was written',
  query: z.strictObject(paging),
  responses: { 200: AuditTrail },
  refusals: ['invalid_cursor'],
})

export const InviteMember = route({
  method: 'POST',
  path: '/v1/members',
  access: 'staff',
  summary: 'Add a member, with a login and an invitation by mail; the office may add workers',
  body: NewMember,
  responses: { 201: MemberView },
  refusals: ['email_taken', 'too_many'],
})

export const ListMembers = route({
  method: 'GET',
  path: '/v1/members',
  access: 'staff',
  summary: 'The members, newest first',
  query: z.strictObject(paging),
  responses: { 200: MemberList },
})

export const ChangeMember = route({
  method: 'PATCH',
  path: '/v1/members/{id}',
  access: 'staff',
  summary: 'Change a member’s name or role; the office may change workers',
  params: byId,
  body: MemberPatch,
  responses: { 200: MemberView },
  refusals: ['last_owner', 'version_conflict'],
})

export const RemoveMember = route({
  method: 'DELETE',
  path: '/v1/members/{id}',
  access: 'staff',
  summary: 'Remove a member and the login; refused from the next request on',
  params: byId,
  responses: { 204: null },
  refusals: ['last_owner', 'version_conflict'],
})

export const RequestMemberErasure = route({
  method: 'DELETE',
  path: '/v1/members/{id}/data',
  access: 'owner',
  summary:
    'Erase a member who was removed, with all shifts, tracks and devices; the audit trail keeps ids, roles, hours and why a shift was deleted until the account is erased',
  params: byId,
  responses: { 202: MemberErasing },
  refusals: ['not_found', 'wrong_state'],
})

export const AddDevice = route({
  method: 'POST',
  path: '/v1/members/{id}/devices',
  access: 'worker',
  summary: 'Give a member’s phone a token that may post positions and nothing else; it is shown once',
  params: byId,
  body: NewDevice,
  responses: { 201: DeviceCreated },
  refusals: ['forbidden', 'not_found', 'wrong_state'],
  idempotent: true,
})

export const ListDevices = route({
  method: 'GET',
  path: '/v1/members/{id}/devices',
  access: 'worker',
  summary: 'A member’s devices, with their last use, and whether they send off shift',
  params: byId,
  responses: { 200: DeviceList },
  refusals: ['forbidden', 'not_found'],
})

export const RemoveDevice = route({
  method: 'DELETE',
  path: '/v1/members/{id}/devices/{deviceId}',
  access: 'worker',
  summary: 'Take a device’s token back; refused from the next request on',
  params: byId.extend({ deviceId: id }),
  responses: { 204: null },
  refusals: ['forbidden', 'not_found'],
})
