import {
  asLines,
  type CsvFile,
  type Exporter,
  exportedWithOwner,
  openedRow,
  withCsv,
} from '../shared/erasure/exporter.ts'
import { accountOf, customerKey, type ItemType, type Key, memberKey } from '../shared/keys.ts'
import type { Row } from '../shared/table/define-item.ts'
import { appointmentCells, appointmentColumns } from './domain/appointment-csv.ts'
import { AppointmentByTimeItem, AppointmentItem } from './items.ts'

/** No import takes it, so it is split only to bound memory. */
const appointmentsCsv: CsvFile = {
  name: 'appointments',
  header: appointmentColumns,
  maxLines: 100_000,
  maxBytes: 8 * 2 ** 20,
}

const aboutAppointmentsCsv =
  'The same appointments, for a spreadsheet: local date and time, the instant as RFC 3339, and the names of customer and worker.'

/** The rows whose names stand in the line of an appointment. */
function namedIn(row: Record<string, unknown>) {
  const accountId = accountOf(row as Row)
  const { customerId, memberId } = row
  return {
    customer: customerKey(accountId, String(customerId)),
    ...(typeof memberId === 'string' && { member: memberKey(accountId, memberId) }),
  }
}

export const appointmentExporters = {
  appointment: withCsv(
    asLines([AppointmentItem], { name: 'appointments', about: 'Appointments, cancelled ones included.' }),
    {
      csv: appointmentsCsv,
      about: aboutAppointmentsCsv,
      related: (row) => Object.values(namedIn(row)),
    },
    async (line, row, table, { relatedRow }) => {
      const nameOf = async (key: Key | undefined) => {
        const named = key && relatedRow?.(key)
        return named && String((await openedRow(named, table))['name'] ?? '')
      }
      const { customer, member } = namedIn(row)
      return appointmentCells(line, { customer: await nameOf(customer), member: await nameOf(member) })
    },
  ),
  appointmentByTime: exportedWithOwner([AppointmentByTimeItem], 'appointment'),
} satisfies Partial<Record<ItemType, Exporter>>
