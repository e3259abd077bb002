import * as z from 'zod'
import { id, instant, text } from '../../shared/fields.ts'

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
