import * as z from 'zod'
import { invitationCountKey } from '../shared/keys.ts'
import { defineItem } from '../shared/table/define-item.ts'

/** `day` is a UTC day, `YYYY-MM-DD`. */
export const InvitationCountItem = defineItem({
  type: 'invitationCount',
  until: 'two days',
  key: (accountId, { day }) => invitationCountKey(accountId, day),
  clear: z.object({ day: z.string(), invited: z.int() }),
})
