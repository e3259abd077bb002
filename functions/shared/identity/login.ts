import * as z from 'zod'
import { loginKey } from '../keys.ts'
import { defineItem, type Item } from '../table/define-item.ts'
import { NoticeTerms } from './notice-terms.ts'

export const roles = ['owner', 'staff', 'worker'] as const
export type Role = (typeof roles)[number]

export const LoginItem = defineItem({
  type: 'login',
  until: 'until its member is removed',
  readable: 'which login is which member of which account, and the state of its invitation',
  key: (_accountId, login) => loginKey(login.sub),
  clear: z.object({
    sub: z.string(),
    accountId: z.string(),
    memberId: z.string(),
    role: z.enum(roles),
    noticeAcknowledgedAt: z.string().optional(),
    acknowledgedTerms: NoticeTerms.optional(),
    /** Epoch milliseconds. Until the first request of the login, which accepts the invitation. */
    invitedUntil: z.int().optional(),
    /** Of the last email that invited. */
    invitationId: z.string().optional(),
    /** Epoch milliseconds. Sending the invitation again prolongs it to this at most. */
    renewableUntil: z.int().optional(),
    acceptedAt: z.string().optional(),
    /** Epoch milliseconds. Declined or expired: the login opens nothing any more and is about to be deleted. */
    invitationEndedAt: z.int().optional(),
  }),
})
export type Login = Item<typeof LoginItem>

export type InvitationState = 'open' | 'accepted' | 'ended'

/** Logins that were not invited count as accepted. */
export function invitationState({
  invitedUntil,
  invitationEndedAt,
}: Pick<Login, 'invitedUntil' | 'invitationEndedAt'>): InvitationState {
  if (invitationEndedAt !== undefined) return 'ended'
  return invitedUntil === undefined ? 'accepted' : 'open'
}
