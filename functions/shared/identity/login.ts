import * as z from 'zod'
import { loginKey } from '../keys.ts'
import { defineItem, type Item } from '../table/define-item.ts'
import { NoticeTerms } from './notice-terms.ts'

export const roles = ['owner', 'staff', 'worker'] as const
export type Role = (typeof roles)[number]

export const LoginItem = defineItem({
  type: 'login',
  until: 'until its member is removed',
  readable: 'which login is which member of which account',
  key: (_accountId, login) => loginKey(login.sub),
  clear: z.object({
    sub: z.string(),
    accountId: z.string(),
    memberId: z.string(),
    role: z.enum(roles),
    noticeAcknowledgedAt: z.string().optional(),
    acknowledgedTerms: NoticeTerms.optional(),
  }),
})
export type Login = Item<typeof LoginItem>
