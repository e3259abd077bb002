import { toInstant } from '../../../shared/instant.ts'
import { isoDuration } from './days.ts'
import type { Hours } from './hours.ts'
import type { Period, ShiftPart, Timesheet } from './timesheet.ts'

export function timesheetJson(sheet: Timesheet, period: Period, nameOf: (memberId: string) => string) {
  const { timeZone, from, to } = period
  const items = sheet.workers.map(({ memberId, days, total }) => ({
    memberId,
    name: nameOf(memberId),
    days: days.map(({ date, shifts, ...hours }) => ({ date, ...hourFields(hours), shifts: shifts.map(partFields) })),
    total: hourFields(total),
  }))
  const days = sheet.days.map(({ date, ...hours }) => ({ date, ...hourFields(hours) }))
  return { timeZone, from, to, items, days, total: hourFields(sheet.total) }
}

function partFields(part: ShiftPart) {
  const { shiftId, startedAt, endedAt, corrected } = part
  const status = part.status === 'proposed' ? 'closed' : part.status
  const times = { startedAt: toInstant(startedAt), endedAt: toInstant(endedAt) }
  return { shiftId, status, corrected, ...times, ...hourFields(part) }
}

function hourFields({ present, worked, paidBreaks, unpaidBreaks, distanceMeters }: Hours) {
  return {
    present: isoDuration(present),
    worked: isoDuration(worked),
    paidBreaks: isoDuration(paidBreaks),
    unpaidBreaks: isoDuration(unpaidBreaks),
    ...(distanceMeters !== undefined && { distanceMeters }),
  }
}
