import { appointmentErasers } from '../appointments/erase.ts'
import { customerErasers } from '../customers/erase.ts'
import { notificationErasers } from '../notifications/erase.ts'
import type { Eraser } from '../shared/erasing.ts'
import type { ItemType } from '../shared/keys.ts'
import { shiftErasers } from '../shifts/erase.ts'
import type { Kept } from './domain/receipt.ts'
import { accountErasers } from './erase.ts'

/** The plan of every erasure. An item type that nobody erases does not compile. */
export const erasers = {
  ...accountErasers,
  ...shiftErasers,
  ...customerErasers,
  ...appointmentErasers,
  ...notificationErasers,
} satisfies Record<ItemType, Eraser>

/** What outlives an account on purpose, for the receipt. */
export const keptItems: readonly Kept[] = Object.entries<Eraser>(erasers).flatMap(([what, eraser]) =>
  eraser.how === 'kept' ? [{ what, why: eraser.why, until: eraser.until }] : [],
)
