import * as z from 'zod'
import { delimiters } from '../../shared/csv/write-csv.ts'
import { calendarDate, id, utcInstant } from '../../shared/fields.ts'
import { shiftStates } from '../store/shift-items.ts'

const workedHours = {
  present: z.iso.duration(),
  worked: z.iso.duration(),
  paidBreaks: z.iso.duration(),
  unpaidBreaks: z.iso.duration(),
  distanceMeters: z.number().optional(),
}

const WorkedHours = z.object(workedHours)

const ShiftPart = z.object({
  shiftId: z.string(),
  status: z.enum(shiftStates),
  /** The office changed its hours after it was recorded. */
  corrected: z.boolean(),
  startedAt: utcInstant,
  endedAt: utcInstant,
  ...workedHours,
})

export const TimesheetQuery = z.strictObject({
  from: calendarDate,
  to: calendarDate,
  memberId: id.optional(),
  format: z.enum(['json', 'csv']).default('json'),
  /** Of the csv. With a semicolon, decimals have a comma. */
  delimiter: z.enum(delimiters).default(','),
})
export type TimesheetQuery = z.infer<typeof TimesheetQuery>

/** `worked` is `present` minus unpaid breaks. The distance of a shift belongs to the day of its start. */
export const TimesheetResponse = z.object({
  timeZone: z.string(),
  from: z.string(),
  to: z.string(),
  items: z.array(
    z.object({
      memberId: z.string(),
      name: z.string(),
      days: z.array(z.object({ date: z.string(), ...workedHours, shifts: z.array(ShiftPart) })),
      total: WorkedHours,
    }),
  ),
  days: z.array(z.object({ date: z.string(), ...workedHours })),
  total: WorkedHours,
})
