import * as z from 'zod'
import { id, instant, mintedId, paging, text, utcInstant } from '../../shared/fields.ts'
import { pointFlags } from '../domain/analysis/point-flags.ts'
import { LivePosition } from '../store/open-shift-item.ts'
import { Break, Edit, EndProposal, GeoPoint, shiftStates } from '../store/shift-items.ts'

export const ClockInRequest = z.strictObject({
  shiftId: mintedId.optional(),
  at: instant.optional(),
  position: GeoPoint.optional(),
  note: text(2_000).optional(),
})
export type ClockInRequest = z.infer<typeof ClockInRequest>

export const ClockOutRequest = z.strictObject({
  shiftId: mintedId.optional(),
  at: instant.optional(),
  position: GeoPoint.optional(),
})
export type ClockOutRequest = z.infer<typeof ClockOutRequest>

const count = z.int().min(0)

export const ShiftResponse = z.object({
  shiftId: z.string(),
  memberId: z.string(),
  status: z.enum(shiftStates),
  startedAt: utcInstant,
  endedAt: utcInstant.optional(),
  breaks: z.array(Break),
  startPosition: GeoPoint.optional(),
  endPosition: GeoPoint.optional(),
  note: z.string().optional(),
  points: count.optional(),
  distanceMeters: z.number().optional(),
  trackErasedBefore: utcInstant.optional(),
  closedBy: z.enum(['worker', 'staff', 'auto']).optional(),
  endProposal: EndProposal.optional(),
  edits: z.array(Edit),
})

export const ShiftList = z.object({ items: z.array(ShiftResponse), nextCursor: z.string().optional() })
export const ShiftQuery = z.strictObject({
  ...paging,
  memberId: id.optional(),
  from: instant.optional(),
  to: instant.optional(),
})
export type ShiftQuery = z.infer<typeof ShiftQuery>
export const ShiftPath = z.object({ id })

const trackFormats = ['json', 'geojson', 'gpx', 'kml', 'csv'] as const
export const TrackQuery = z.strictObject({
  format: z.enum(trackFormats).default('json'),
  /** Metres by which a drawing may miss any point at its moment; 0 leaves out only what no drawing needs. */
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

export const PositionList = z.object({
  items: z.array(LivePosition.extend({ memberId: z.string(), name: z.string(), shiftId: z.string() })),
})
