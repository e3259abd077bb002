import * as z from 'zod'
import { line } from '../fields.ts'
import { deviceKey, devicePointerKey } from '../keys.ts'
import { defineItem, type Item } from '../table/define-item.ts'
import type { AccountState } from './account.ts'

/**
 * A phone that cannot hold a login. What it was last used for is written by ingest and may be a minute old; moments are
 * milliseconds since the epoch.
 */
export const DeviceItem = defineItem({
  type: 'device',
  until: 'until it is removed',
  readable: 'whose it is, a hash of its token, when it was last used and how',
  key: (accountId, device) => deviceKey(accountId, device.memberId, device.deviceId),
  clear: z.object({
    deviceId: z.string(),
    memberId: z.string(),
    tokenHash: z.string(),
    createdAt: z.string(),
    lastUsedAt: z.int().optional(),
    lastDialect: z.string().optional(),
    /** Since when it sends though its worker is off shift, and how often it has; absent while that is not so. */
    offShiftSince: z.int().optional(),
    offShiftUploads: z.int().optional(),
    /** By how much its clock is surely wrong: ahead, or behind when below zero. */
    clockAheadMs: z.int().optional(),
    /** Uploads counted in the minute that began then, to limit them. */
    minuteFrom: z.int().optional(),
    minuteUploads: z.int().optional(),
  }),
  personal: z.object({ label: line(60).meta({ why: 'to tell one phone from another' }) }),
})

export type Device = Item<typeof DeviceItem>

/** What can be read of a device without its account's data key. */
type DeviceState = z.infer<typeof DeviceItem.clear>

/** The way from a token to its device; comes and goes in one transaction with the device's row. */
export const DevicePointerItem = defineItem({
  type: 'devicePointer',
  until: 'until its device is removed',
  readable: 'a hash of the token, and whose device it is',
  key: (_accountId, pointer) => devicePointerKey(pointer.tokenHash),
  clear: z.object({ tokenHash: z.string(), accountId: z.string(), memberId: z.string(), deviceId: z.string() }),
})

/** Whom a device token speaks for: it may post this member's positions and nothing else. */
export type DevicePrincipal = {
  readonly accountId: string
  readonly memberId: string
  readonly account: AccountState
  readonly device: DeviceState
}
