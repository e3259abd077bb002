import { type Eraser, plainRow } from '../shared/erasing.ts'
import type { ItemType } from '../shared/keys.ts'

/** Every row of this capability lies in its account's partitions and names no pointer. */
export const shiftErasers = {
  openShift: plainRow,
  shift: plainRow,
  shiftByTime: plainRow,
  hoursGuard: plainRow,
  segment: plainRow,
  trackPart: plainRow,
  dayCount: plainRow,
} satisfies Partial<Record<ItemType, Eraser>>
