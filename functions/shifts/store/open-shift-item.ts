import * as z from 'zod'
import { openShiftKey } from '../../shared/keys.ts'
import { defineItem, type Item } from '../../shared/table/define-item.ts'
import { shiftTimes } from './shift-items.ts'

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

/** How many pings ended where; they add up to those received. */
export const pingCounters = {
  storedPings: z.int(),
  duplicatePings: z.int(),
  outsidePings: z.int(),
  invalidPings: z.int(),
}

/**
 * One per worker while clocked in: the gate that uploads pass, the live position and what was counted. Small on
 * purpose: each upload writes it whole, and up to 1 KB that is one write unit.
 */
export const OpenShiftItem = defineItem({
  type: 'openShift',
  until: 'until clock-out',
  readable: 'who is on shift since when, and counts of positions',
  key: (accountId, open) => openShiftKey(accountId, open.memberId),
  clear: z.object({
    ...shiftTimes,
    /** Milliseconds since 1970: positions from here on pass the gate without another look. */
    gateFrom: z.int(),
    /** Milliseconds since 1970 of the newest position, never later than it arrived; a later one makes an upload "in order". */
    liveAt: z.int(),
    /** Uploads that have passed the gate in order. */
    passedUploads: z.int().optional(),
    /** The name of the segment that last passed the gate, so that an upload tried again is known and not counted twice. */
    lastUpload: z.string().optional(),
    ...pingCounters,
  }),
  personal: z.object({ live: LivePosition.optional().meta({ why: 'the office sees where workers on shift are' }) }),
})
export type OpenShift = Item<typeof OpenShiftItem>
