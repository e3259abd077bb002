import * as z from 'zod'
import { utcInstant } from '../shared/fields.ts'
import { erasureStates } from './domain/erasure.ts'

export const ErasureRequest = z.strictObject({ confirm: z.string().max(500) })

export const ErasureAccepted = z.object({
  erasureId: z.string(),
  status: z.enum(erasureStates),
  statusUrl: z.url(),
  cancelUntil: utcInstant.optional(),
  backupsExpireAt: utcInstant,
})
