import * as z from 'zod'
import { memberLockKey, refusedAliasKey, shiftAliasKey, shiftByTimeKey, shiftKey } from '../../shared/keys.ts'
import { defineItem, type Item } from '../../shared/table/define-item.ts'
import { CompactedTrack } from './track-items.ts'

export const shiftStates = ['open', 'closed', 'approved'] as const

/** Degrees. */
export const GeoPoint = z.object({
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
  accuracy: z.number().min(0).max(100_000).optional(),
})
export type GeoPoint = z.infer<typeof GeoPoint>

/** Unpaid unless `paid` is true. */
export const Break = z.object({ startedAt: z.string(), endedAt: z.string().optional(), paid: z.boolean().optional() })

export const Edit = z.object({
  at: z.string(),
  by: z.string(),
  reason: z.string(),
  changes: z.record(z.string(), z.object({ from: z.unknown(), to: z.unknown() })),
})

/** `lastPositionAt`: newest point without flags. */
export const EndProposal = z.object({
  evidence: z.enum(['last_movement', 'last_break', 'longest_shift', 'next_shift']),
  lastPositionAt: z.string().optional(),
  /** It ends with the shift, whatever the final end. */
  openBreak: Break.optional(),
})

/** `proposed`: the end is not the worker’s own word. */
const Tracked = z.object({ startedAt: z.string(), endedAt: z.string().optional(), proposed: z.boolean().optional() })

/** Shared by the shift, its entry by time and its open shift. */
export const shiftTimes = {
  shiftId: z.string(),
  memberId: z.string(),
  startedAt: z.string(),
  endedAt: z.string().optional(),
  /** What the worker clocked; in rows of before December 2026, which lack it, the hours. */
  tracked: z.array(Tracked).optional(),
  /** As the notice said at clock-in: a later setting must not move a gate that positions passed. */
  toleranceSeconds: z.int(),
  /** The longest that the notice at clock-in allowed to keep positions. */
  trackDays: z.int().optional(),
  /** Of new segments; raised before older ones are compacted. */
  generation: z.int(),
  /** An owner erased the positions before this instant; none are taken. */
  trackErasedBefore: z.string().optional(),
}

/** Times stay readable for gates and timesheets. */
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
    /** What the worker recorded of breaks, also outside of the hours: `breaks` follows from it. */
    breakTaps: z.array(z.object({ kind: z.enum(['start', 'end']), at: z.string() })).optional(),
    /** With `breakTaps`: those of the office, or of before. */
    enteredBreaks: z.array(Break).optional(),
    source: z.enum(['worker', 'staff']).optional(),
    recordedAt: z.string().optional(),
    closedBy: z.enum(['worker', 'staff', 'auto']).optional(),
    endProposal: EndProposal.optional(),
    /** When segments below `generation` are to be compacted; epoch milliseconds. */
    compactAt: z.int().optional(),
    track: CompactedTrack.optional(),
    /** Of the compacted track; metres driven. */
    points: z.int().optional(),
    distanceMeters: z.number().optional(),
  }),
  personal: z.object({
    startPosition: GeoPoint.optional().meta({ why: 'where the worker clocked in, if the app sent it' }),
    endPosition: GeoPoint.optional().meta({ why: 'where the worker clocked out, if the app sent it' }),
    note: z.string().optional().meta({ why: 'what the worker or the office wrote about the shift' }),
    edits: z.array(Edit).meta({ why: 'who changed the hours, when and why' }),
  }),
})
export type Shift = Item<typeof ShiftItem>

export const ShiftByTimeItem = defineItem({
  type: 'shiftByTime',
  until: 'as long as its shift',
  readable: 'who worked from when to when',
  key: (accountId, entry) => shiftByTimeKey(accountId, entry.memberId, entry.startedAt, entry.shiftId),
  clear: z.object(shiftTimes),
})
export type ShiftEntry = Item<typeof ShiftByTimeItem>

/**
 * A clock-in that joined a shift which the office had entered, until its clock-out or the next clock-in. `shiftId` is that
 * shift’s, `hoursEnd` its end at that time; `until` is the longest that a shift may take. Epoch milliseconds.
 */
const Joined = z.object({
  shiftId: z.string(),
  at: z.int(),
  hoursEnd: z.int(),
  until: z.int(),
})
export type Joined = z.infer<typeof Joined>

/**
 * A clock-in that was refused because a shift was open, and its clock-out. If that shift turns out to have ended before it, it
 * begins a shift of its own after all. Also the time by which a clock-out passed the next shift’s start. Epoch milliseconds.
 */
const HeldClockIn = z.object({ shiftId: z.string(), at: z.int(), endedAt: z.int().optional() })
export type HeldClockIn = z.infer<typeof HeldClockIn>

/**
 * A phone’s id of a clock-in that made no shift of its own: it joined `shiftId`, and the id is taken in the account; or it was
 * refused for good, which says nothing of a colleague’s.
 */
export const ShiftAliasItem = defineItem({
  type: 'shiftAlias',
  until: 'as long as its shift; of a refused clock-in 15 days',
  readable: 'which id of a phone means which shift, or was refused, and of whom',
  key: (accountId, { alias, memberId, shiftId }) =>
    shiftId === undefined ? refusedAliasKey(accountId, alias, memberId) : shiftAliasKey(accountId, alias),
  clear: z.object({
    alias: z.string(),
    memberId: z.string(),
    /** Undefined when the clock-in was refused. */
    shiftId: z.string().optional(),
    /** When the clock-in was; undefined when its time or the request was not valid. Epoch milliseconds. */
    at: z.int().optional(),
  }),
})
export type ShiftAlias = Item<typeof ShiftAliasItem>

/**
 * Optimistic lock: a writer reads it, then the member's shifts, and writes if it is unchanged, so that no shifts
 * overlap. Holds the erasure cutoff for shifts recorded later; row `*` is for all members.
 */
export const MemberLockItem = defineItem({
  type: 'memberLock',
  until: 'until the account is erased',
  readable:
    'how often a member’s shifts were begun or changed, up to when their positions were erased, which entered shift the last clock-in joined, and which clock-ins were refused while a shift was open',
  key: (accountId, lock) => memberLockKey(accountId, lock.memberId),
  clear: z.object({
    memberId: z.string(),
    lockVersion: z.int().optional(),
    trackErasedBefore: z.string().optional(),
    joined: Joined.optional(),
    heldClockIns: z.array(HeldClockIn).optional(),
    /** Refused clock-ins remembered on a day (UTC). */
    refusedOn: z.string().optional(),
    refusedIds: z.int().optional(),
  }),
})
