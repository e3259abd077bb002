import * as z from 'zod'
import { utcInstant } from '../../shared/fields.ts'
import { erasureStates } from '../domain/erasure.ts'

export const ErasureView = z.object({
  erasureId: z.string(),
  status: z.enum(erasureStates),
  requestedAt: utcInstant,
  cancelUntil: utcInstant.optional(),
  backupsExpireAt: utcInstant,
  progress: z.record(z.string(), z.object({ found: z.int(), erased: z.int() })),
  /** A compact JWS (ES256), once `erased`. */
  receipt: z.string().optional(),
})

/** A JWK set (RFC 7517). */
export const ReceiptKeys = z.object({
  keys: z.array(
    z.object({
      kty: z.literal('EC'),
      crv: z.literal('P-256'),
      x: z.string(),
      y: z.string(),
      kid: z.string(),
      alg: z.literal('ES256'),
      use: z.literal('sig'),
    }),
  ),
})
