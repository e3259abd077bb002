import * as z from 'zod'
import { nameLine, utcInstant } from '../../shared/fields.ts'
import { maxDeviceNumber } from '../../shared/identity/device.ts'
import { unreadableReasons } from '../../shared/identity/unreadable-reason.ts'

export const NewDevice = z.strictObject({ label: nameLine(60) })
export type NewDevice = z.infer<typeof NewDevice>

/** As `device` of the points that it sends. */
const deviceNumber = z.int().min(0).max(maxDeviceNumber)

/** Endpoints contain the token where the app has no field for it. Both are returned once: a replay has neither. */
export const DeviceCreated = z.object({
  deviceId: z.string(),
  number: deviceNumber,
  label: z.string(),
  token: z.string(),
  endpoints: z.object({
    overland: z.url(),
    owntracks: z.url(),
    traccar: z.url(),
    /** A template: the app puts its values where it has `%LAT`, `%LON` and others. */
    gpslogger: z.string(),
    transistor: z.url(),
  }),
})
export type DeviceCreated = z.infer<typeof DeviceCreated>

export const DeviceResponse = DeviceCreated.partial({ token: true, endpoints: true })

export const DeviceView = z.object({
  deviceId: z.string(),
  number: deviceNumber,
  label: z.string(),
  createdAt: utcInstant,
  /** Exact to the minute. */
  lastUsedAt: utcInstant.optional(),
  lastDialect: z.string().optional(),
  offShiftSince: utcInstant.optional(),
  offShiftUploads: z.int().optional(),
  /** Lower bound of the clock's error; negative when it is behind. */
  clockAheadSeconds: z.int().optional(),
  /** Uploads with a position that cannot be read; when the last came, and what it lacked. Exact to the minute. */
  unreadableUploads: z.int().optional(),
  unreadableAt: utcInstant.optional(),
  unreadableLacked: z.enum(unreadableReasons).optional(),
})
export type DeviceView = z.infer<typeof DeviceView>

export const DeviceList = z.object({ items: z.array(DeviceView) })
