import { appointmentExporters } from '../appointments/export.ts'
import { customerExporters } from '../customers/export.ts'
import { notificationExporters } from '../notifications/export.ts'
import type { Exporter } from '../shared/exporting.ts'
import type { ItemType } from '../shared/keys.ts'
import { shiftExporters } from '../shifts/export.ts'
import { accountExporters } from './export.ts'

/** What every export holds. An item type that nobody exports does not compile. */
export const exporters: Readonly<Record<ItemType, Exporter>> = {
  ...accountExporters,
  ...shiftExporters,
  ...customerExporters,
  ...appointmentExporters,
  ...notificationExporters,
} satisfies Record<ItemType, Exporter>
