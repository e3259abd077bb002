import * as z from 'zod'
import { pingCountKey } from '../../shared/keys.ts'
import { defineItem, type Item } from '../../shared/table/define-item.ts'

/** The four add up to the pings received. */
export const pingCounters = {
  storedPings: z.int(),
  duplicatePings: z.int(),
  outsidePings: z.int(),
  invalidPings: z.int(),
}

/** Proves, without positions, that none outside of shifts is kept. */
export const PingCountItem = defineItem({
  type: 'pingCount',
  until: 'until the account is erased',
  readable: 'how many positions were uploaded, by member and day',
  key: (accountId, count) => pingCountKey(accountId, count.memberId, count.day),
  clear: z.object({ memberId: z.string(), day: z.string(), ...pingCounters }),
})
export type PingCount = Item<typeof PingCountItem>

export type PingCounts = {
  readonly stored: number
  readonly duplicates: number
  readonly outside: number
  readonly invalid: number
}

export const addCounts =
  'ADD storedPings :stored, duplicatePings :duplicates, outsidePings :outside, invalidPings :invalid'

export function countValues({ stored, duplicates, outside, invalid }: PingCounts) {
  return { ':stored': stored, ':duplicates': duplicates, ':outside': outside, ':invalid': invalid }
}
