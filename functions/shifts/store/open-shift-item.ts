import * as z from 'zod'
import { openShiftKey } from '../../shared/keys.ts'
import { defineItem, type Item } from '../../shared/table/define-item.ts'
import { shiftTimes } from './shift-items.ts'

/** In API units. */
export const LivePosition = z.object({
  at: z.string(),
  lat: z.number(),
  lon: z.number(),
  accuracy: z.number().optional(),
  speed: z.number().optional(),
  heading: z.number().optional(),
  battery: z.number().optional(),
  /** Number of the device; absent for the member's login. */
  device: z.int().optional(),
})
export type LivePosition = z.infer<typeof LivePosition>

/** The four add up to the pings received. */
export const pingCounters = {
  storedPings: z.int(),
  duplicatePings: z.int(),
  outsidePings: z.int(),
  invalidPings: z.int(),
}

/** Each upload writes it whole, and up to 1 KB is one write unit. */
export const OpenShiftItem = defineItem({
  type: 'openShift',
  until: 'until clock-out',
  readable: 'who is on shift since when, and counts of positions',
  key: (accountId, open) => openShiftKey(accountId, open.memberId),
  clear: z.object({
    ...shiftTimes,
    /** Epoch milliseconds: later positions pass the gate. */
    gateFrom: z.int(),
    /** Epoch milliseconds of the newest position, at most its arrival. */
    liveAt: z.int(),
    /** Uploads in order. */
    passedUploads: z.int().optional(),
    /** Segment that last passed the gate, so that a replayed upload is not counted twice. */
    lastUpload: z.string().optional(),
    ...pingCounters,
  }),
  personal: z.object({ live: LivePosition.optional().meta({ why: 'the office sees where workers on shift are' }) }),
})
export type OpenShift = Item<typeof OpenShiftItem>
