import { type Cell, csvOf } from '../../../shared/csv/write-csv.ts'
import { wallTime } from './days.ts'
import type { Timesheet } from './timesheet.ts'

const header = [
  'date',
  'memberId',
  'name',
  'firstStart',
  'lastEnd',
  'present',
  'paidBreaks',
  'unpaidBreaks',
  'worked',
  'workedHours',
  'distanceMeters',
  'shiftIds',
]

/**
 * One line per worker and day. No lines of totals, which a program that adds up columns would count twice. Durations
 * are H:MM:SS, and once in decimal hours.
 */
export function timesheetCsv(sheet: Timesheet, timeZone: string, nameOf: (memberId: string) => string): string {
  const lines = sheet.workers.flatMap(({ memberId, days }) =>
    days.map(({ date, shifts, ...hours }): Cell[] => [
      date,
      memberId,
      nameOf(memberId),
      wallTime(Math.min(...shifts.map(({ startedAt }) => startedAt)), timeZone),
      wallTime(Math.max(...shifts.map(({ endedAt }) => endedAt)), timeZone),
      clockDuration(hours.present),
      clockDuration(hours.paidBreaks),
      clockDuration(hours.unpaidBreaks),
      clockDuration(hours.worked),
      Math.round(hours.worked / 36_000) / 100,
      hours.distanceMeters,
      shifts.map(({ shiftId }) => shiftId).join(' '),
    ]),
  )
  return csvOf(header, lines)
}

/** H:MM:SS. */
function clockDuration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000)
  const [minutes, hours] = [Math.floor(seconds / 60) % 60, Math.floor(seconds / 3600)]
  return `${hours}:${twoDigits(minutes)}:${twoDigits(seconds % 60)}`
}

function twoDigits(count: number): string {
  return String(count).padStart(2, '0')
}
