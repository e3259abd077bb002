import * as z from 'zod'
import { clientChosenId } from '../../shared/fields.ts'
import { invalidReasons } from '../domain/pings/ping.ts'

const measure = z.number().nullish()

/** Checks types only; `pointOf` checks values, so that a bad value costs one ping. */
const PingRequest = z.object({
  at: z.string().meta({ format: 'date-time' }),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
  accuracy: measure,
  speed: measure,
  heading: measure,
  altitude: measure,
  battery: measure,
  activity: z.string().nullish(),
  moving: z.boolean().nullish(),
  mock: z.boolean().nullish(),
  id: z.union([z.string(), z.number()]).nullish(),
})

export const PingsRequest = z.object({
  shiftId: clientChosenId.optional(),
  pings: z.array(PingRequest).min(1),
})
export type PingsRequest = z.infer<typeof PingsRequest>

const count = z.int().min(0)

export const PingsResponse = z.object({
  accepted: count,
  duplicates: count,
  outsideShift: count,
  invalid: z.array(z.object({ index: count, reason: z.enum(invalidReasons) })),
  tracking: z.enum(['on', 'off']),
})
export type PingsResponse = z.infer<typeof PingsResponse>
