import { appointmentErasers } from '../appointments/erase.ts'
import { customerErasers } from '../customers/erase.ts'
import { type Eraser, erasedWith, plainRow, rowNaming } from '../shared/erasing.ts'
import { type ItemType, providerPointerKey } from '../shared/keys.ts'
import { shiftErasers } from '../shifts/erase.ts'
import type { Kept } from './domain/receipt.ts'
import { accountErasers } from './erase.ts'

// placeholders until the capability has its own
const messageErasers = {
  message: rowNaming((row) =>
    typeof row['providerMessageId'] === 'string' ? [providerPointerKey(row['providerMessageId'])] : [],
  ),
  messageByTime: plainRow,
  providerPointer: erasedWith('message'),
  template: plainRow,
} satisfies Partial<Record<ItemType, Eraser>>

/** The plan of every erasure. An item type that nobody erases does not compile. */
export const erasers = {
  ...accountErasers,
  ...shiftErasers,
  ...customerErasers,
  ...appointmentErasers,
  ...messageErasers,
} satisfies Record<ItemType, Eraser>

/** What outlives an account on purpose, for the receipt. */
export const keptItems: readonly Kept[] = Object.entries<Eraser>(erasers).flatMap(([what, eraser]) =>
  eraser.how === 'kept' ? [{ what, why: eraser.why, until: eraser.until }] : [],
)
