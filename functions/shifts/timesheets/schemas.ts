import * as z from 'zod'
import { id, instant, text, utcInstant } from '../../shared/fields.ts'
import { shiftStates } from '../store/shift-items.ts'

export const BreakRequest = z.strictObject({ at: instant.optional() })
export type BreakRequest = z.infer<typeof BreakRequest>

const breakTimes = { startedAt: instant, paid: z.boolean().optional() }
const reason = text(500)

export const NewShift = z.strictObject({
  memberId: id,
  startedAt: instant,
  endedAt: instant,
  breaks: z
    .array(z.strictObject({ ...breakTimes, endedAt: instant }))
    .max(30)
    .default([]),
  reason,
})
export type NewShift = z.infer<typeof NewShift>

/** The last break of an open shift may be without an end. */
export const ShiftCorrection = z.strictObject({
  startedAt: instant.optional(),
  endedAt: instant.optional(),
  breaks: z
    .array(z.strictObject({ ...breakTimes, endedAt: instant.optional() }))
    .max(30)
    .optional(),
  /** `null` takes the note away; what it said stays with the edit, like every old value. */
  note: text(2_000).nullable().optional(),
  reason,
})
export type ShiftCorrection = z.infer<typeof ShiftCorrection>

export const ShiftRemoval = z.strictObject({ reason })
export type ShiftRemoval = z.infer<typeof ShiftRemoval>

const workedHours = {
  present: z.iso.duration(),
  worked: z.iso.duration(),
  paidBreaks: z.iso.duration(),
  unpaidBreaks: z.iso.duration(),
  distanceMeters: z.number().optional(),
}
const ShiftPart = z.object({
  shiftId: z.string(),
  status: z.enum(shiftStates),
  startedAt: utcInstant,
  endedAt: utcInstant,
  ...workedHours,
})
const calendarDate = z.iso.date().refine((date) => date >= '1970-01-01', 'must lie in 1970 or later')

export const TimesheetQuery = z.strictObject({
  from: calendarDate,
  to: calendarDate,
  memberId: id.optional(),
  format: z.enum(['json', 'csv']).default('json'),
})
export type TimesheetQuery = z.infer<typeof TimesheetQuery>

/** `worked` is `present` without the breaks that are not paid. The distance of a shift is in the day on which it began. */
export const TimesheetResponse = z.object({
  timeZone: z.string(),
  from: z.string(),
  to: z.string(),
  items: z.array(
    z.object({
      memberId: z.string(),
      name: z.string(),
      days: z.array(z.object({ date: z.string(), ...workedHours, shifts: z.array(ShiftPart) })),
      total: z.object(workedHours),
    }),
  ),
  days: z.array(z.object({ date: z.string(), ...workedHours })),
  total: z.object(workedHours),
})
