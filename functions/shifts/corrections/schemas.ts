import * as z from 'zod'
import { calendarDate, id, instant, text, utcInstant } from '../../shared/fields.ts'
import { shiftStatuses } from '../domain/hours/timesheet.ts'

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

export const ShiftCorrection = z.strictObject({
  startedAt: instant.optional(),
  endedAt: instant.optional(),
  breaks: z
    .array(z.strictObject({ ...breakTimes, endedAt: instant.optional() }))
    .max(30)
    .optional(),
  /** `null` removes the note; the edit keeps the old text. */
  note: text(2_000).nullable().optional(),
  reason,
})
export type ShiftCorrection = z.infer<typeof ShiftCorrection>

export const ShiftRemoval = z.strictObject({ reason })
export type ShiftRemoval = z.infer<typeof ShiftRemoval>

/** Days in the account's time zone; `to` is not included. `cursor`: from the response before, for the rest. */
export const PeriodApproval = z.strictObject({
  from: calendarDate,
  to: calendarDate,
  memberId: id.optional(),
  cursor: z.string().min(1).max(2_048).optional(),
})
export type PeriodApproval = z.infer<typeof PeriodApproval>

const count = z.int().min(0)

export const Approval = z.object({
  /** By this request. */
  approved: count,
  alreadyApproved: count,
  notApproved: z.array(
    z.object({
      shiftId: z.string(),
      memberId: z.string(),
      name: z.string(),
      startedAt: utcInstant,
      /** `open` or `proposed`; `closed` for one whose hours changed while the request ran. */
      status: z.enum(shiftStatuses),
    }),
  ),
  /** More shifts of the period are left. */
  nextCursor: z.string().optional(),
})
export type Approval = z.infer<typeof Approval>
