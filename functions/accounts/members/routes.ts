import * as z from 'zod'
import { ById, paging } from '../../shared/fields.ts'
import { route } from '../../shared/http/route.ts'
import { Me, MemberErasing, MemberList, MemberPatch, MemberView, MePatch, NewMember } from './schemas.ts'

export const ShowMe = route({
  method: 'GET',
  path: '/v1/me',
  access: 'worker',
  summary: 'Returns the calling member and the account',
  responses: { 200: Me },
})

export const ChangeMe = route({
  method: 'PATCH',
  path: '/v1/me',
  access: 'worker',
  summary: 'Changes the caller’s own name or language',
  body: MePatch,
  responses: { 200: Me },
  refusals: ['version_conflict'],
})

export const LeaveAccount = route({
  method: 'DELETE',
  path: '/v1/me',
  access: 'worker',
  summary: 'Leaves the account',
  responses: { 204: null },
  refusals: ['last_owner', 'version_conflict'],
})

export const InviteMember = route({
  method: 'POST',
  path: '/v1/members',
  access: 'staff',
  summary: 'Invites a member',
  body: NewMember,
  responses: { 201: MemberView },
  refusals: ['email_taken', 'too_many'],
})

export const SendInvitationAgain = route({
  method: 'POST',
  path: '/v1/members/{id}/invitation',
  access: 'staff',
  summary: 'Sends an invitation again',
  params: ById,
  responses: { 202: MemberView },
  refusals: ['not_found', 'wrong_state', 'too_many'],
})

export const ListMembers = route({
  method: 'GET',
  path: '/v1/members',
  access: 'staff',
  summary: 'Lists the active members',
  query: z.strictObject(paging),
  responses: { 200: MemberList },
})

export const ChangeMember = route({
  method: 'PATCH',
  path: '/v1/members/{id}',
  access: 'staff',
  summary: 'Changes a member',
  params: ById,
  body: MemberPatch,
  responses: { 200: MemberView },
  refusals: ['last_owner', 'version_conflict'],
})

export const RemoveMember = route({
  method: 'DELETE',
  path: '/v1/members/{id}',
  access: 'staff',
  summary: 'Removes a member',
  params: ById,
  responses: { 204: null },
  refusals: ['last_owner', 'version_conflict'],
})

export const RequestMemberErasure = route({
  method: 'DELETE',
  path: '/v1/members/{id}/data',
  access: 'owner',
  summary: 'Erases a removed member with all shifts and tracks',
  params: ById,
  responses: { 202: MemberErasing },
  refusals: ['not_found', 'wrong_state'],
})
