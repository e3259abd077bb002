import { accountExporters } from '../../accounts/exporters.ts'
import { appointmentExporters } from '../../appointments/exporters.ts'
import { customerExporters } from '../../customers/exporters.ts'
import { erasureExporters } from '../../erasure/exporters.ts'
import { notificationExporters } from '../../notifications/exporters.ts'
import type { Exporter } from '../../shared/erasure/exporter.ts'
import type { ItemType } from '../../shared/keys.ts'
import { shiftExporters } from '../../shifts/exporters.ts'
import { exportExporters } from '../exporters.ts'

/** The content of every export. The compiler demands an exporter for each item type. */
export const exporters: Readonly<Record<ItemType, Exporter>> = {
  ...accountExporters,
  ...shiftExporters,
  ...customerExporters,
  ...appointmentExporters,
  ...notificationExporters,
  ...erasureExporters,
  ...exportExporters,
} satisfies Record<ItemType, Exporter>
