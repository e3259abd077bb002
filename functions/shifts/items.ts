import * as z from 'zod'
import { defineItem, type Item } from '../shared/items.ts'
import { openShiftKey, shiftByTimeKey, shiftKey } from '../shared/keys.ts'
import type { Span } from './domain/gate.ts'
import { toMilliseconds } from './domain/moment.ts'

export const shiftStates = ['open', 'closed', 'approved'] as const

/** Where somebody was, in degrees, at a moment that another field tells. */
export const Place = z.strictObject({
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
  accuracy: z.number().min(0).max(100_000).optional(),
})
export type Place = z.infer<typeof Place>

/** One that is not said to be paid is not. */
export const Break = z.object({ startedAt: z.string(), endedAt: z.string().optional(), paid: z.boolean().optional() })

/** Who changed what of a shift, when and why. */
export const Edit = z.object({
  at: z.string(),
  by: z.string(),
  reason: z.string(),
  changes: z.record(z.string(), z.object({ from: z.unknown(), to: z.unknown() })),
})

const times = {
  shiftId: z.string(),
  memberId: z.string(),
  startedAt: z.string(),
  endedAt: z.string().optional(),
  /** The account's setting when the shift began: a later change of it moves no gate that positions have passed. */
  toleranceSeconds: z.int(),
  /** Raised when the stored track is folded; segments of older generations are then read no more. */
  generation: z.int(),
}

/** Hours of one worker. Times stay readable, since gates and timesheets need them; places and words are sealed. */
export const ShiftItem = defineItem({
  type: 'shift',
  key: (accountId, shift) => shiftKey(accountId, shift.shiftId),
  clear: z.object({
    ...times,
    status: z.enum(shiftStates),
    version: z.int(),
    breaks: z.array(Break),
    closedBy: z.enum(['worker', 'staff', 'auto']).optional(),
    /** Of the sealed track: how many points it has, and the metres driven. */
    points: z.int().optional(),
    distanceMeters: z.number().optional(),
  }),
  personal: z.object({
    startPosition: Place.optional(),
    endPosition: Place.optional(),
    note: z.string().optional(),
    edits: z.array(Edit),
  }),
})
export type Shift = Item<typeof ShiftItem>

/** The time of a shift as the gate reckons it. */
export function spanOf({
  startedAt,
  endedAt,
  toleranceSeconds,
}: Omit<ShiftEntry, 'shiftId' | 'memberId' | 'generation'>): Span {
  const end = endedAt === undefined ? undefined : toMilliseconds(endedAt)
  return { startedAt: toMilliseconds(startedAt), endedAt: end, tolerance: toleranceSeconds * 1000 }
}

/** A shift's place among its worker's others; changes with the shift, in the same transaction. */
export const ShiftByTimeItem = defineItem({
  type: 'shiftByTime',
  key: (accountId, entry) => shiftByTimeKey(accountId, entry.memberId, entry.startedAt, entry.shiftId),
  clear: z.object(times),
})
export type ShiftEntry = Item<typeof ShiftByTimeItem>

/** The newest position of a worker on shift, in the units of the API. */
export const LivePosition = z.object({
  at: z.string(),
  lat: z.number(),
  lon: z.number(),
  accuracy: z.number().optional(),
  speed: z.number().optional(),
  heading: z.number().optional(),
  battery: z.number().optional(),
})
export type LivePosition = z.infer<typeof LivePosition>

/**
 * One per worker while clocked in: the gate that uploads pass, the live position and what was counted. Small on
 * purpose: each upload writes it whole, and up to 1 KB that is one write unit.
 */
export const OpenShiftItem = defineItem({
  type: 'openShift',
  key: (accountId, open) => openShiftKey(accountId, open.memberId),
  clear: z.object({
    ...times,
    /** Milliseconds since 1970: positions from here on pass the gate without another look. */
    gateFrom: z.int(),
    /** Milliseconds since 1970 of the newest position, never later than it arrived; a later one makes an upload "in order". */
    liveAt: z.int(),
    /** The name of the segment that last passed the gate, so that an upload tried again is known and not counted twice. */
    lastUpload: z.string().optional(),
    storedPings: z.int(),
    duplicatePings: z.int(),
    outsidePings: z.int(),
    invalidPings: z.int(),
  }),
  personal: z.object({ live: LivePosition.optional() }),
})
export type OpenShift = Item<typeof OpenShiftItem>
