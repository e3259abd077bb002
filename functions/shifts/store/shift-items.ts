import * as z from 'zod'
import { toMilliseconds } from '../../shared/instant.ts'
import { memberLockKey, shiftByTimeKey, shiftKey } from '../../shared/keys.ts'
import { defineItem, type Item } from '../../shared/table/define-item.ts'
import type { Span } from '../domain/rules/shift-gate.ts'
import { CompactedTrack } from './track-items.ts'

export const shiftStates = ['open', 'closed', 'approved'] as const

/** Where somebody was, in degrees, at a moment that another field tells. */
export const GeoPoint = z.strictObject({
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
  accuracy: z.number().min(0).max(100_000).optional(),
})
export type GeoPoint = z.infer<typeof GeoPoint>

/** One that is not said to be paid is not. */
export const Break = z.object({ startedAt: z.string(), endedAt: z.string().optional(), paid: z.boolean().optional() })

/** Who changed what of a shift, when and why. */
export const Edit = z.object({
  at: z.string(),
  by: z.string(),
  reason: z.string(),
  changes: z.record(z.string(), z.object({ from: z.unknown(), to: z.unknown() })),
})

/** Why a forgotten shift is proposed to have ended when it did; `lastPositionAt` is that of the newest position believed. */
export const EndProposal = z.object({
  evidence: z.enum(['last_movement', 'last_break', 'longest_shift']),
  lastPositionAt: z.string().optional(),
  /** The break that went on: it ends with the shift, whenever that turns out to have been. */
  openBreak: Break.optional(),
})

/** What the row of a shift, its place in time and its open shift tell alike. */
export const shiftTimes = {
  shiftId: z.string(),
  memberId: z.string(),
  startedAt: z.string(),
  endedAt: z.string().optional(),
  /** The account's setting when the shift began: a later change of it moves no gate that positions have passed. */
  toleranceSeconds: z.int(),
  /** What is stored from now on belongs to this generation; raised before the older ones are compacted. */
  generation: z.int(),
  /** An owner had every position from before this moment erased: none is taken any more. */
  trackErasedBefore: z.string().optional(),
}

/** Hours of one worker. Times stay readable, since gates and timesheets need them; places and words are sealed. */
export const ShiftItem = defineItem({
  type: 'shift',
  until: 'until the account is erased',
  readable: 'who worked from when to when, breaks, distance',
  key: (accountId, shift) => shiftKey(accountId, shift.shiftId),
  clear: z.object({
    ...shiftTimes,
    status: z.enum(shiftStates),
    version: z.int(),
    breaks: z.array(Break),
    closedBy: z.enum(['worker', 'staff', 'auto']).optional(),
    /** What speaks for the end of a shift that nobody ended. */
    endProposal: EndProposal.optional(),
    /** When what was stored before this generation is to be compacted; milliseconds since 1970. */
    compactAt: z.int().optional(),
    track: CompactedTrack.optional(),
    /** Of the sealed track: how many points it has, and the metres driven. */
    points: z.int().optional(),
    distanceMeters: z.number().optional(),
  }),
  personal: z.object({
    startPosition: GeoPoint.optional().meta({ why: 'where the worker clocked in, if the app told' }),
    endPosition: GeoPoint.optional().meta({ why: 'where the worker clocked out, if the app told' }),
    note: z.string().optional().meta({ why: 'what the worker or the office wrote about the shift' }),
    edits: z.array(Edit).meta({ why: 'who changed the hours, when and why' }),
  }),
})
export type Shift = Item<typeof ShiftItem>

/** The time of a shift as the gate reckons it. */
export function spanOf({
  startedAt,
  endedAt,
  toleranceSeconds,
  trackErasedBefore,
}: Omit<ShiftEntry, 'shiftId' | 'memberId' | 'generation'>): Span {
  const [begin, tolerance] = [toMilliseconds(startedAt), toleranceSeconds * 1000]
  const end = endedAt === undefined ? undefined : toMilliseconds(endedAt)
  const erasedBefore = trackErasedBefore === undefined ? begin : toMilliseconds(trackErasedBefore) + tolerance
  return { startedAt: Math.max(begin, erasedBefore), endedAt: end, tolerance }
}

/** A shift's place among its worker's others; changes with the shift, in the same transaction. */
export const ShiftByTimeItem = defineItem({
  type: 'shiftByTime',
  until: 'as long as its shift',
  readable: 'who worked from when to when',
  key: (accountId, entry) => shiftByTimeKey(accountId, entry.memberId, entry.startedAt, entry.shiftId),
  clear: z.object(shiftTimes),
})
export type ShiftEntry = Item<typeof ShiftByTimeItem>

/**
 * One per worker: how often a time was added to those of their shifts, or moved. Whoever is about to do that reads it first,
 * then looks at the shifts, and writes if nobody else did meanwhile; so no two shifts overlap, whoever writes them at once.
 * It also tells from before which moment an owner had all positions erased, for shifts that are known only afterwards; the
 * row of `*` tells that of all workers.
 */
export const MemberLockItem = defineItem({
  type: 'memberLock',
  until: 'until the account is erased',
  readable: 'how often somebody’s shifts were begun or changed, and up to when their positions were erased',
  key: (accountId, guard) => memberLockKey(accountId, guard.memberId),
  clear: z.object({ memberId: z.string(), lockVersion: z.int().optional(), trackErasedBefore: z.string().optional() }),
})
