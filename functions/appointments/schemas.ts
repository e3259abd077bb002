import * as z from 'zod'
import { phoneWarningCodes } from '../customers/domain/phone-warnings.ts'
import { id, instant, line, paging, text } from '../shared/fields.ts'
import { reminderOffsets } from '../shared/identity/account.ts'
import { timeZone } from '../shared/time-zone.ts'
import { isLocalTime } from './domain/local-time.ts'
import { appointmentKinds, geoPoint, maxDurationMinutes } from './items.ts'

/** RFC 3339, or local time */
const startsAt = z.union([instant, z.string().refine(isLocalTime, 'must be RFC 3339, or local time with timeZone')])
const offsets = reminderOffsets.transform((list) => [...new Set(list)])
const givenPlace = geoPoint.strict()
const durationMinutes = z.int().min(1).max(maxDurationMinutes)

export const NewAppointment = z
  .strictObject({
    customerId: id,
    startsAt,
    timeZone: timeZone.optional(),
    durationMinutes,
    kind: z.enum(appointmentKinds),
    title: line(200),
    memberId: id.optional(),
    address: text(500).optional(),
    position: givenPlace.optional(),
    reminders: offsets.optional(),
  })
  .refine(({ startsAt: start, timeZone: zone }) => !isLocalTime(start) || zone !== undefined, {
    path: ['timeZone'],
    message: 'is required with a local time',
  })
export type NewAppointment = z.infer<typeof NewAppointment>

/** A local time without `timeZone` is in the appointment's zone. */
export const AppointmentChange = z.strictObject({
  startsAt: startsAt.optional(),
  timeZone: timeZone.optional(),
  durationMinutes: durationMinutes.optional(),
  kind: z.enum(appointmentKinds).optional(),
  title: line(200).optional(),
  memberId: id.nullish(),
  address: text(500).nullish(),
  position: givenPlace.nullish(),
  reminders: offsets.optional(),
})
export type AppointmentChange = z.infer<typeof AppointmentChange>

/** What the office should know of an appointment that is stored all the same. */
export const appointmentWarnings = ['worker_busy', 'in_the_past', 'time_shifted', ...phoneWarningCodes] as const

/**
 * What the gate would say now of a reminder. `at`: when it will go. Once its message waits no more: `status` is what became of
 * it, and `reason` why it did not go out.
 */
const outlook = z.object({
  wouldSend: z.boolean(),
  status: z.string().optional(),
  reason: z.string().optional(),
  at: z.string().optional(),
})

/** `warnings`: in answers about one appointment, when there are any. */
export const Appointment = z.object({
  appointmentId: id,
  customerId: id,
  customerName: z.string().optional(),
  memberId: id.optional(),
  memberName: z.string().optional(),
  kind: z.enum(appointmentKinds),
  status: z.enum(['scheduled', 'cancelled']),
  revision: z.int(),
  startsAt: z.string(),
  localStart: z.string(),
  timeZone: z.string(),
  durationMinutes: z.int(),
  title: z.string(),
  address: z.string().optional(),
  position: geoPoint.optional(),
  reminders: z.array(
    z.object({
      offset: z.string(),
      dueAt: z.string(),
      channel: z.enum(['sms', 'email']),
      state: z.enum(['scheduled', 'passed', 'cancelled']),
      outlook: outlook.optional(),
    }),
  ),
  createdAt: z.string(),
  updatedAt: z.string(),
  warnings: z.array(z.object({ code: z.enum(appointmentWarnings) })).optional(),
})

export const AppointmentList = z.object({ items: z.array(Appointment), nextCursor: z.string().optional() })
export const AppointmentQuery = z.object({
  ...paging,
  from: instant.optional(),
  to: instant.optional(),
  memberId: id.optional(),
  customerId: id.optional(),
})
export type AppointmentQuery = z.infer<typeof AppointmentQuery>
