import { type Eraser, plainRow } from '../shared/erasing.ts'
import type { ItemType } from '../shared/keys.ts'

/** How appointments leave with their account; the due rows of their reminders are everybody's and go with all others. */
export const appointmentErasers = {
  appointment: plainRow,
  appointmentByTime: plainRow,
} satisfies Partial<Record<ItemType, Eraser>>
