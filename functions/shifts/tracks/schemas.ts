import * as z from 'zod'
import { utcInstant } from '../../shared/fields.ts'
import { pointFlags } from '../domain/analysis/point-flags.ts'

const trackFormats = ['json', 'geojson', 'gpx', 'kml', 'csv'] as const

export const TrackQuery = z.strictObject({
  format: z.enum(trackFormats).default('json'),
  /** Metres that the simplified track may deviate from any point at its time; 0 drops only redundant points. */
  simplify: z.coerce.number().min(0).max(100_000).optional(),
  limit: z.coerce.number().int().min(1).max(10_000).optional(),
  cursor: z.string().min(1).max(2_048).optional(),
})
export type TrackQuery = z.infer<typeof TrackQuery>

const TrackPoint = z.object({
  at: utcInstant,
  lat: z.number(),
  lon: z.number(),
  accuracy: z.number().optional(),
  speed: z.number().optional(),
  heading: z.number().optional(),
  altitude: z.number().optional(),
  battery: z.number().optional(),
  activity: z.string().optional(),
  moving: z.boolean().optional(),
  mock: z.boolean().optional(),
  flags: z.array(z.enum(pointFlags)).optional(),
  /** Number of the device; absent for the member's login. */
  device: z.int().optional(),
})

const span = { startedAt: utcInstant, endedAt: utcInstant, duration: z.iso.duration() }

export const TrackResponse = z.object({
  shiftId: z.string(),
  points: z.array(TrackPoint),
  distanceMeters: z.number(),
  rawDistanceMeters: z.number(),
  stops: z.array(z.object({ ...span, lat: z.number(), lon: z.number(), longestSilence: z.iso.duration() })),
  gaps: z.array(z.object({ ...span, distanceMeters: z.number() })),
  bounds: z.object({ west: z.number(), south: z.number(), east: z.number(), north: z.number() }).optional(),
  nextCursor: z.string().optional(),
})

/** In API units. */
export const LivePosition = TrackPoint.pick({
  at: true,
  lat: true,
  lon: true,
  accuracy: true,
  speed: true,
  heading: true,
  battery: true,
  device: true,
})
export type LivePosition = z.infer<typeof LivePosition>

/** A worker on shift, with the newest position if there is one yet. */
export const OnShift = LivePosition.partial().extend({
  memberId: z.string(),
  name: z.string(),
  shiftId: z.string(),
  startedAt: utcInstant,
  onBreak: z.boolean(),
  /** When the last upload of the shift came. */
  lastHeardAt: utcInstant.optional(),
  /** True when a phone that had been sending is not heard for 15 minutes, breaks not counted. */
  silent: z.boolean().optional(),
  silentSince: utcInstant.optional(),
})
export type OnShift = z.infer<typeof OnShift>

export const PositionList = z.object({ items: z.array(OnShift) })
