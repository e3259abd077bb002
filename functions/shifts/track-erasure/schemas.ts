import * as z from 'zod'
import { calendarDate, id, instant, utcInstant } from '../../shared/fields.ts'

export const NewTrackErasure = z.strictObject({
  /** A date means its start in the account's time zone. */
  before: z.union([calendarDate, instant]),
  memberId: id.optional(),
})
export type NewTrackErasure = z.infer<typeof NewTrackErasure>

export const TrackErasureResponse = z.object({
  trackErasureId: z.string(),
  before: utcInstant,
  memberId: z.string().optional(),
  status: z.enum(['erasing', 'erased']),
  requestedAt: utcInstant,
  finishedAt: utcInstant.optional(),
  shifts: z.int().optional(),
})
