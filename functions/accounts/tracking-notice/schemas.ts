import * as z from 'zod'
import { utcInstant } from '../../shared/fields.ts'
import { languages } from '../../shared/language.ts'

export const TrackingNoticeView = z.object({
  language: z.enum(languages),
  text: z.string(),
  what: z.array(z.string()),
  when: z.string(),
  keptFor: z.string(),
  visibleTo: z.array(z.string()),
  /** Changes with what the notice promises. */
  version: z.string(),
  /** Undefined again when the notice promises less than what was acknowledged. */
  acknowledgedAt: utcInstant.optional(),
})

/** `version`: of the notice that was read, so that a change in between is noticed. */
export const Acknowledgement = z.strictObject({ version: z.string().min(1).max(64).optional() })

export const Acknowledged = z.object({ acknowledgedAt: utcInstant })
