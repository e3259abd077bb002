import * as z from 'zod'
import { AppError, found } from '../errors.ts'
import { emailAddress, storedText } from '../fields.ts'
import { memberKey } from '../keys.ts'
import { languages } from '../language.ts'
import { defineItem, type Item } from '../table/define-item.ts'
import { roles } from './login.ts'
import { NoticeTerms } from './notice-terms.ts'

/** `sub` is clear, so that an erasure can delete the login without the data key. */
export const MemberItem = defineItem({
  type: 'member',
  until: 'until the account is erased: shifts and the audit trail name members who have left',
  readable:
    'the login’s id, role, the language, when the tracking notice was acknowledged, the highest number of a device',
  key: (accountId, member) => memberKey(accountId, member.memberId),
  clear: z.object({
    memberId: z.string(),
    sub: z.string(),
    role: z.enum(roles),
    state: z.enum(['active', 'removed', 'erasing']),
    createdAt: z.string(),
    /** Of emails to the member; else the company's. */
    language: z.enum(languages).optional(),
    noticeAcknowledgedAt: z.string().optional(),
    acknowledgedTerms: NoticeTerms.optional(),
    /** The highest number that a device of the member ever had. */
    lastDeviceNumber: z.int().optional(),
  }),
  personal: z.object({
    name: storedText(120).meta({ why: 'colleagues see who works where and who did what' }),
    email: emailAddress.meta({ why: 'it is the login, and where the invitation goes' }),
  }),
})

export type Member = Item<typeof MemberItem>

/**
 * Nothing new may refer to a member who is being erased; removed members are allowed.
 * @throws AppError `not_found` if missing or being erased
 */
export function requireAssignable(member: Member | undefined): Member {
  const { state } = found(member)
  if (!member || state === 'erasing') throw new AppError('not_found')
  return member
}
