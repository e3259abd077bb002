import * as z from 'zod'
import { InvitationEmail } from '../accounts/members/schemas.ts'
import { AppointmentList } from '../appointments/schemas.ts'
import { statuses } from '../notifications/domain/message-status.ts'
import { utcInstant } from '../shared/fields.ts'
import { roles } from '../shared/identity/login.ts'
import { OnShift } from '../shifts/tracks/schemas.ts'

const count = z.int().min(0)
/** There are more than are listed or counted. */
const hasMore = z.boolean()

export const Board = z.object({
  /** As of when. */
  at: utcInstant,
  /** Today in the account's time zone. */
  date: z.iso.date(),
  timeZone: z.string(),
  /** As in `GET /v1/positions`; at most 200. */
  onShift: z.object({ items: z.array(OnShift), hasMore }),
  /** That begin today and are not cancelled, by start; at most 100. */
  appointments: z.object({ ...AppointmentList.pick({ items: true }).shape, hasMore }),
  /** 100 when there are as many or more. */
  unreadTexts: count,
  /** That began in the last 31 days; `proposed`: closed by the system, and the worker may still replace the end. */
  shiftsToApprove: z.object({ closed: count, proposed: count, hasMore }),
  /** Of the newest 200 messages since `since`, those that wait and those that did not reach their customer. */
  messages: z.object({
    since: utcInstant,
    counts: z.array(z.object({ status: z.enum(statuses), reason: z.string().optional(), count })),
    hasMore,
  }),
  /** Members who were invited and have not signed in; at most 100. */
  invitations: z.object({
    items: z.array(
      z.object({
        memberId: z.string(),
        name: z.string(),
        role: z.enum(roles),
        invitedUntil: utcInstant,
        invitation: InvitationEmail.optional(),
      }),
    ),
    hasMore,
  }),
})
export type Board = z.infer<typeof Board>
