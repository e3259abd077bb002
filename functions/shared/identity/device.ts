import * as z from 'zod'
import { storedText } from '../fields.ts'
import { deviceKey, devicePointerKey } from '../keys.ts'
import { defineItem, type Item } from '../table/define-item.ts'
import type { AccountState } from './account.ts'
import { unreadableReasons } from './unreadable-reason.ts'

/** One byte in a track; 0 is the member's own login. */
export const maxDeviceNumber = 250

/** A phone app without a login. Its use is updated at most once a minute. Numeric times are epoch milliseconds. */
export const DeviceItem = defineItem({
  type: 'device',
  until: 'until it is removed',
  readable:
    'whose it is, its number, a hash of its token, when it was last used and how, what its unreadable uploads lacked',
  key: (accountId, device) => deviceKey(accountId, device.memberId, device.deviceId),
  clear: z.object({
    deviceId: z.string(),
    memberId: z.string(),
    tokenHash: z.string(),
    /** Within its member, never given again. Points keep it; a device without one counts as 0, the member's login. */
    number: z.int().min(1).max(maxDeviceNumber).optional(),
    createdAt: z.string(),
    lastUsedAt: z.int().optional(),
    lastDialect: z.string().optional(),
    /** Set while the device uploads although its worker is off shift. */
    offShiftSince: z.int().optional(),
    offShiftUploads: z.int().optional(),
    /** Minimum error of its clock; negative when it is behind. */
    clockAheadMs: z.int().optional(),
    /** Uploads that held a position that cannot be read, when the last came, and what it lacked. */
    unreadableUploads: z.int().optional(),
    unreadableAt: z.int().optional(),
    unreadableLacked: z.enum(unreadableReasons).optional(),
    /** Rate limit: uploads in the minute that began at `minuteFrom`. */
    minuteFrom: z.int().optional(),
    minuteUploads: z.int().optional(),
  }),
  personal: z.object({ label: storedText(60).meta({ why: 'to tell one phone from another' }) }),
})

export type Device = Item<typeof DeviceItem>

type DeviceState = z.infer<typeof DeviceItem.clear>

export const DevicePointerItem = defineItem({
  type: 'devicePointer',
  until: 'until its device is removed',
  readable: 'a hash of the token, and whose device it is',
  key: (_accountId, pointer) => devicePointerKey(pointer.tokenHash),
  clear: z.object({ tokenHash: z.string(), accountId: z.string(), memberId: z.string(), deviceId: z.string() }),
})

/** May upload positions of this member and nothing else. */
export type DevicePrincipal = {
  readonly accountId: string
  readonly memberId: string
  readonly account: AccountState
  readonly device: DeviceState
}
