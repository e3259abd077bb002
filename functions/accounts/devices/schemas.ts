import * as z from 'zod'
import { line, utcInstant } from '../../shared/fields.ts'

export const NewDevice = z.strictObject({ label: line(60) })
export type NewDevice = z.infer<typeof NewDevice>

/** The token is shown here and never again; the addresses that have no other place for it hold it. */
export const DeviceCreated = z.object({
  deviceId: z.string(),
  label: z.string(),
  token: z.string(),
  endpoints: z.object({
    overland: z.url(),
    owntracks: z.url(),
    traccar: z.url(),
    gpslogger: z.url(),
    transistor: z.url(),
  }),
})
export type DeviceCreated = z.infer<typeof DeviceCreated>

export const DeviceView = z.object({
  deviceId: z.string(),
  label: z.string(),
  createdAt: utcInstant,
  /** To the minute. */
  lastUsedAt: utcInstant.optional(),
  lastDialect: z.string().optional(),
  /** There while it sends though its worker is off shift. */
  offShiftSince: utcInstant.optional(),
  offShiftUploads: z.int().optional(),
  /** How wrong its clock surely is; behind when below zero. */
  clockAheadSeconds: z.int().optional(),
})
export type DeviceView = z.infer<typeof DeviceView>

export const DeviceList = z.object({ items: z.array(DeviceView) })
