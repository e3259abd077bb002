import * as z from 'zod'
import { ById, paging } from '../../shared/fields.ts'
import { route } from '../../shared/http/route.ts'
import { Me, MemberErasing, MemberList, MemberPatch, MemberView, MePatch, NewMember } from './schemas.ts'

export const ShowMe = route({
  method: 'GET',
  path: '/v1/me',
  access: 'worker',
  summary: 'The calling member and the account',
  responses: { 200: Me },
})

export const ChangeMe = route({
  method: 'PATCH',
  path: '/v1/me',
  access: 'worker',
  summary: 'Change the own name, or the language of emails to oneself',
  body: MePatch,
  responses: { 200: Me },
  refusals: ['version_conflict'],
})

export const LeaveAccount = route({
  method: 'DELETE',
  path: '/v1/me',
  access: 'worker',
  summary: 'Leave the account: the login is deleted and refused from the next request on; hours stay with the account',
  responses: { 204: null },
  refusals: ['last_owner', 'version_conflict'],
})

export const InviteMember = route({
  method: 'POST',
  path: '/v1/members',
  access: 'staff',
  summary: 'Add a member, with a login and an invitation by email; staff may add workers',
  body: NewMember,
  responses: { 201: MemberView },
  refusals: ['email_taken', 'too_many'],
})

export const SendInvitationAgain = route({
  method: 'POST',
  path: '/v1/members/{id}/invitation',
  access: 'staff',
  summary:
    'Send an invitation again, with a new temporary password, for another seven days but at most until 14 days after the first one: once a day, until it is accepted; staff may for workers',
  params: ById,
  responses: { 202: MemberView },
  refusals: ['not_found', 'wrong_state', 'too_many'],
})

export const ListMembers = route({
  method: 'GET',
  path: '/v1/members',
  access: 'staff',
  summary: 'The active members, newest first',
  query: z.strictObject(paging),
  responses: { 200: MemberList },
})

export const ChangeMember = route({
  method: 'PATCH',
  path: '/v1/members/{id}',
  access: 'staff',
  summary: 'Change a member’s name, role or language; staff may change workers',
  params: ById,
  body: MemberPatch,
  responses: { 200: MemberView },
  refusals: ['last_owner', 'version_conflict'],
})

export const RemoveMember = route({
  method: 'DELETE',
  path: '/v1/members/{id}',
  access: 'staff',
  summary:
    'Remove a member and the login; the member is refused from the next request on. One who never signed in is erased, with the hours that the office entered',
  params: ById,
  responses: { 204: null },
  refusals: ['last_owner', 'version_conflict'],
})

export const RequestMemberErasure = route({
  method: 'DELETE',
  path: '/v1/members/{id}/data',
  access: 'owner',
  summary:
    'Erase a removed member with all shifts, tracks and devices. The audit trail keeps ids, roles, hours and the reason why a shift was deleted, until the account is erased',
  params: ById,
  responses: { 202: MemberErasing },
  refusals: ['not_found', 'wrong_state'],
})
