import * as z from 'zod'
import { utcInstant } from '../../shared/fields.ts'

export const TrackingNoticeView = z.object({
  text: z.string(),
  what: z.array(z.string()),
  when: z.string(),
  keptFor: z.string(),
  visibleTo: z.array(z.string()),
  acknowledgedAt: utcInstant.optional(),
})

export const Acknowledged = z.object({ acknowledgedAt: utcInstant })
