import * as z from 'zod'
import { openShiftKey } from '../../shared/keys.ts'
import { defineItem, type Item } from '../../shared/table/define-item.ts'
import { pingCounters } from './ping-count-item.ts'
import { shiftTimes } from './shift-items.ts'

/** Each upload writes it whole, and up to 1 KB is one write unit. Rows of before December 2026 have no `lastAt` and no tail. */
export const OpenShiftItem = defineItem({
  type: 'openShift',
  until: 'until clock-out',
  readable:
    'who is on shift since when, counts of positions, when the newest position of each device was, and when a phone was last heard',
  key: (accountId, open) => openShiftKey(accountId, open.memberId),
  inKey: { memberId: ({ sk }) => sk },
  sealedLists: {
    tail: 'the newest uploads of a shift: times and positions, with the phone’s measures of each',
  },
  clear: z.object({
    ...shiftTimes,
    /** Epoch milliseconds: later positions pass the gate. */
    gateFrom: z.int(),
    ...pingCounters,
    /** By number of the device: epoch milliseconds of its newest position stored in the shift. */
    lastAt: z.record(z.string(), z.int()).optional(),
    /** When the last upload came from one of the phones, whatever it held. Epoch milliseconds. */
    heardAt: z.int().optional(),
    /** Uploads that are not a segment yet, sealed one by one; `tailFrom` is the number of the first. */
    tail: z.array(z.instanceof(Uint8Array)).default([]),
    tailFrom: z.int().default(0),
  }),
})
export type OpenShift = Item<typeof OpenShiftItem>

export const emptyTail = { tail: [], tailFrom: 0, lastAt: {} } satisfies Partial<OpenShift>

/** Without an acknowledged notice no position of the shift is taken. */
export function isTracked({ tracked }: Pick<OpenShift, 'tracked'>): boolean {
  return tracked?.length !== 0
}

/** Epoch milliseconds; undefined without a position. Later than any where the row does not tell it. */
export function newestAt({ lastAt }: OpenShift): number | undefined {
  if (!lastAt) return Number.MAX_SAFE_INTEGER
  const all = Object.values(lastAt)
  return all.length === 0 ? undefined : Math.max(...all)
}
