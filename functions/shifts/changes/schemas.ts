import * as z from 'zod'
import { utcInstant } from '../../shared/fields.ts'
import { Edit } from '../store/shift-items.ts'

const HoursChange = z.object({
  at: utcInstant,
  /** A member’s id, or `auto` for an automatic close. */
  by: z.string(),
  byName: z.string().optional(),
  action: z.enum(['entered', 'corrected', 'approved', 'reopened', 'removed', 'closed']),
  shiftId: z.string(),
  /** Undefined of corrections beyond a shift’s last 20. */
  reason: z.string().optional(),
  /** Old and new values. */
  changes: Edit.shape.changes.optional(),
})

export const HoursChanges = z.object({ items: z.array(HoursChange), nextCursor: z.string().optional() })
