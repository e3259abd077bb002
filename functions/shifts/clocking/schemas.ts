import * as z from 'zod'
import { clientChosenId, instant, phoneNote } from '../../shared/fields.ts'
import { GeoPoint } from '../store/shift-items.ts'

const position = GeoPoint.strict().optional()

export const ClockInRequest = z.strictObject({
  shiftId: clientChosenId.optional(),
  at: instant.optional(),
  position,
  note: phoneNote(2_000).optional(),
})
export type ClockInRequest = z.infer<typeof ClockInRequest>

export const ClockOutRequest = z.strictObject({
  shiftId: clientChosenId.optional(),
  at: instant.optional(),
  position,
})
export type ClockOutRequest = z.infer<typeof ClockOutRequest>

export const BreakRequest = z.strictObject({ at: instant.optional() })
export type BreakRequest = z.infer<typeof BreakRequest>
