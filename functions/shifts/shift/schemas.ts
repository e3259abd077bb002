import * as z from 'zod'
import { id, instant, paging, utcInstant } from '../../shared/fields.ts'
import { shiftStatuses } from '../domain/hours/timesheet.ts'
import { Break, Edit, EndProposal, GeoPoint, shiftStates } from '../store/shift-items.ts'

const count = z.int().min(0)

export const ShiftResponse = z.object({
  shiftId: z.string(),
  memberId: z.string(),
  status: z.enum(shiftStates),
  startedAt: utcInstant,
  endedAt: utcInstant.optional(),
  /** What its worker clocked of it: only of that time are positions taken. */
  trackedFrom: utcInstant.optional(),
  trackedTo: utcInstant.optional(),
  source: z.enum(['worker', 'staff']).optional(),
  recordedAt: utcInstant.optional(),
  breaks: z.array(Break),
  startPosition: GeoPoint.optional(),
  endPosition: GeoPoint.optional(),
  note: z.string().optional(),
  points: count.optional(),
  distanceMeters: z.number().optional(),
  trackErasedBefore: utcInstant.optional(),
  closedBy: z.enum(['worker', 'staff', 'auto']).optional(),
  endProposal: EndProposal.optional(),
  edits: z.array(Edit),
})

export const ShiftList = z.object({ items: z.array(ShiftResponse), nextCursor: z.string().optional() })

export const ShiftQuery = z.strictObject({
  ...paging,
  memberId: id.optional(),
  from: instant.optional(),
  to: instant.optional(),
  /** `proposed`: closed by the system, and the worker may still replace the end; such a one is not among the `closed`. */
  status: z.enum(shiftStatuses).optional(),
})
export type ShiftQuery = z.infer<typeof ShiftQuery>
