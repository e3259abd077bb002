import type { Cell } from '../../shared/csv/write-csv.ts'

/** Columns of `appointments.csv` in an export, in this order. `date` and `time` are local, as spreadsheets read them. */
export const appointmentColumns = [
  'date',
  'time',
  'timeZone',
  'startsAt',
  'durationMinutes',
  'status',
  'kind',
  'title',
  'customer',
  'customerId',
  'member',
  'memberId',
  'address',
  'lat',
  'lon',
  'appointmentId',
] as const

/** `appointment` as it is stored, perhaps by an older release. */
export function appointmentCells(
  appointment: Readonly<Record<string, unknown>>,
  names: { readonly customer: string | undefined; readonly member: string | undefined },
): Cell[] {
  const [date, time] = String(appointment['localStart'] ?? '').split('T')
  const fields: Readonly<Record<string, unknown>> = {
    ...appointment,
    ...Object(appointment['position']),
    ...names,
    date,
    time,
  }
  return appointmentColumns.map((column) => {
    const value = fields[column]
    if (typeof value === 'number') return value
    return value === undefined || value === null ? undefined : String(value)
  })
}
