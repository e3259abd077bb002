import { byteOrderMark, type Cell, csvOf, type Delimiter } from '../../../shared/csv/write-csv.ts'
import { timeOfDay } from './days.ts'
import { type Hours, sumOfHours } from './hours.ts'
import { type ShiftPart, shiftStatuses, type Timesheet } from './timesheet.ts'

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
  'status',
  'corrected',
  'shiftIds',
]

type Options = { readonly timeZone: string; readonly delimiter: Delimiter }

/**
 * A line per worker and day, then one per worker and one of all with `total` as date. For spreadsheets: times of day and
 * durations are HH:MM:SS, worked hours decimal too, metres whole, since not every spreadsheet reads each form. The status is
 * that of the day's least settled shift.
 */
export function timesheetCsv(
  sheet: Timesheet,
  { timeZone, delimiter }: Options,
  nameOf: (memberId: string) => string,
): string {
  const workers = sheet.workers.map(({ days, ...worker }) => ({ ...worker, days: days.map(inWholeSteps) }))
  const lines = workers.flatMap(({ memberId, days }) => [
    ...days.map((day): Cell[] => {
      const startedAt = Math.min(...day.shifts.map((shift) => shift.startedAt))
      const endedAt = Math.max(...day.shifts.map((shift) => shift.endedAt))
      const ids = day.shifts.map(({ shiftId }) => shiftId).join(' ')
      const times = [timeOfDay(startedAt, day.date, timeZone), timeOfDay(endedAt, day.date, timeZone)]
      return [day.date, memberId, nameOf(memberId), ...times, ...hoursCells(day), ...marksOf(day.shifts), ids]
    }),
    totalLine([memberId, nameOf(memberId)], days),
  ])
  const all = totalLine(
    ['', ''],
    workers.flatMap(({ days }) => days),
  )
  return byteOrderMark + csvOf(header, [...lines, all], delimiter)
}

/** Seconds and metres, so that the totals are the sums of what is shown. */
function inWholeSteps<Day extends Hours>(day: Day): Day {
  const [present, paidBreaks, unpaidBreaks] = [day.present, day.paidBreaks, day.unpaidBreaks].map(
    (milliseconds) => Math.round(milliseconds / 1000) * 1000,
  ) as [number, number, number]
  const distanceMeters = day.distanceMeters === undefined ? undefined : Math.round(day.distanceMeters)
  return { ...day, present, paidBreaks, unpaidBreaks, worked: present - unpaidBreaks, distanceMeters }
}

function totalLine([memberId, name]: readonly [string, string], days: readonly Hours[]): Cell[] {
  return ['total', memberId, name, '', '', ...hoursCells(sumOfHours(days)), '', '', '']
}

function hoursCells({ present, paidBreaks, unpaidBreaks, worked, distanceMeters }: Hours): Cell[] {
  const durations = [present, paidBreaks, unpaidBreaks, worked].map(duration)
  return [...durations, Math.round(worked / 36_000) / 100, distanceMeters]
}

function marksOf(shifts: readonly ShiftPart[]): Cell[] {
  const status = shiftStatuses.find((each) => shifts.some((shift) => shift.status === each))
  return [status, shifts.some(({ corrected }) => corrected) ? 'yes' : '']
}

/** H:MM:SS. */
function duration(milliseconds: number): string {
  const seconds = milliseconds / 1000
  const [minutes, hours] = [Math.floor(seconds / 60) % 60, Math.floor(seconds / 3600)]
  return `${hours}:${twoDigits(minutes)}:${twoDigits(seconds % 60)}`
}

function twoDigits(count: number): string {
  return String(count).padStart(2, '0')
}
