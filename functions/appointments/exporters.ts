import { asLines, type Exporter, exportedWithOwner } from '../shared/erasure/exporter.ts'
import type { ItemType } from '../shared/keys.ts'
import { AppointmentByTimeItem, AppointmentItem } from './items.ts'

export const appointmentExporters = {
  appointment: asLines([AppointmentItem], { name: 'appointments', about: 'Appointments, cancelled ones included.' }),
  appointmentByTime: exportedWithOwner([AppointmentByTimeItem], 'appointment'),
} satisfies Partial<Record<ItemType, Exporter>>
