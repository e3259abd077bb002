import * as z from 'zod'
import { erasureStates } from './domain/erasure.ts'
import { utcInstant } from '../shared/fields.ts'

export const ErasureRequest = z.strictObject({ confirm: z.string().max(500) })

export const ErasureAccepted = z.object({
  erasureId: z.string(),
  status: z.enum(erasureStates),
  statusUrl: z.url(),
  cancelUntil: utcInstant.optional(),
  backupsExpireAt: utcInstant,
})
