import { accountErasers } from '../../accounts/erasers.ts'
import { appointmentErasers } from '../../appointments/erasers.ts'
import { customerErasers } from '../../customers/erasers.ts'
import { exportErasers } from '../../exports/erasers.ts'
import { notificationErasers } from '../../notifications/erasers.ts'
import type { Eraser } from '../../shared/erasure/eraser.ts'
import type { ItemType } from '../../shared/keys.ts'
import { shiftErasers } from '../../shifts/erasers.ts'
import type { RetainedItem } from '../domain/receipt.ts'
import { erasureErasers } from '../erasers.ts'

/** The plan of every erasure. The compiler demands an eraser for each item type. */
export const erasers = {
  ...accountErasers,
  ...shiftErasers,
  ...customerErasers,
  ...appointmentErasers,
  ...notificationErasers,
  ...erasureErasers,
  ...exportErasers,
} satisfies Record<ItemType, Eraser>

export const retainedItems: readonly RetainedItem[] = Object.entries<Eraser>(erasers).flatMap(([what, eraser]) =>
  eraser.how === 'retained' ? [{ what, why: eraser.why, until: eraser.until }] : [],
)
