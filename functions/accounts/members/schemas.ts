import * as z from 'zod'
import { emailAddress, nameLine, storedText, utcInstant } from '../../shared/fields.ts'
import { roles } from '../../shared/identity/login.ts'
import { languages } from '../../shared/language.ts'
import { NoticeStatus } from '../../shared/messages/member-email.ts'
import { AccountView } from '../schemas.ts'

export const Me = z.object({
  memberId: z.string(),
  role: z.enum(roles),
  email: emailAddress,
  name: storedText(120),
  language: z.enum(languages).optional(),
  account: AccountView,
})

/** Cognito ignores case. */
const loginAddress = emailAddress.transform((address) => address.toLowerCase())

export const NewMember = z.strictObject({
  email: loginAddress,
  name: nameLine(120),
  role: z.enum(roles),
  language: z.enum(languages).optional(),
})
export type NewMember = z.infer<typeof NewMember>

/** `language: null` goes back to the company’s. */
const ownFields = { name: nameLine(120), language: z.enum(languages).nullable() }

export const MemberPatch = z.strictObject({ ...ownFields, role: z.enum(roles) }).partial()
export type MemberPatch = z.infer<typeof MemberPatch>

export const MePatch = z.strictObject(ownFields).partial()
export type MePatch = z.infer<typeof MePatch>

export const InvitationEmail = z.object({ status: NoticeStatus, reason: z.string().optional() })

export const MemberView = z.object({
  memberId: z.string(),
  email: emailAddress,
  name: storedText(120),
  role: z.enum(roles),
  language: z.enum(languages).optional(),
  createdAt: utcInstant,
  noticeAcknowledgedAt: utcInstant.optional(),
  /** While the invitation is not accepted: when it ends. */
  invitedUntil: utcInstant.optional(),
  /** What became of the email of an open invitation. */
  invitation: InvitationEmail.optional(),
})

export const MemberErasing = z.object({ memberId: z.string(), status: z.literal('erasing') })

export const MemberList = z.object({ items: z.array(MemberView), nextCursor: z.string().optional() })
