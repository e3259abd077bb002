import { TimesheetResponse } from '../../shifts/timesheets/schemas.ts'
import { component } from './component.ts'

const timesheet = TimesheetResponse.shape.items.element
const day = timesheet.shape.days.element

const hours = {
  present: ['From start to end of the shifts, as an ISO 8601 duration', 'PT8H29M'],
  worked: ['Time at work without unpaid breaks, as an ISO 8601 duration', 'PT7H59M'],
  paidBreaks: ['Paid breaks, as an ISO 8601 duration', 'PT0S'],
  unpaidBreaks: ['Unpaid breaks, as an ISO 8601 duration', 'PT30M'],
  distanceMeters: [
    'Distance in metres, once the track is compacted, half an hour after the shift is closed; absent until then. That of a shift belongs to the day of its start',
    48211.4,
  ],
} as const
const date = ['The day, YYYY-MM-DD, in the account’s time zone', '2026-11-24'] as const

export const timesheets = {
  TimesheetReport: component(TimesheetResponse, 'The hours of a period, by worker and day.', {
    timeZone: ['The time zone that days begin in', 'America/Los_Angeles'],
    from: ['First day, YYYY-MM-DD', '2026-11-23'],
    to: ['Day after the last, YYYY-MM-DD', '2026-11-30'],
    items: 'The hours of each worker',
    days: 'The hours of all workers, by day',
    total: 'The hours of all workers',
  }),
  Timesheet: component(timesheet, 'The hours of one worker.', {
    name: ['Name of the worker', 'Ana Silva'],
    days: 'The days with hours',
    total: 'All days together',
  }),
  TimesheetDay: component(day, 'The hours of one worker on one day.', {
    ...hours,
    date,
    shifts: 'Shifts of that day; one over midnight has a part in each day',
  }),
  TimesheetShift: component(day.shape.shifts.element, 'The part of a shift that lies in one day.', {
    ...hours,
    status: ['Status of the shift', 'closed'],
    corrected: 'Whether the office changed its hours after it was recorded',
    startedAt: ['When the part begins. RFC 3339, UTC', '2026-11-24T16:02:00.000Z'],
    endedAt: ['When the part ends. RFC 3339, UTC', '2026-11-25T00:31:00.000Z'],
  }),
  TimesheetTotalDay: component(TimesheetResponse.shape.days.element, 'The hours of all workers on one day.', {
    ...hours,
    date,
  }),
  WorkedHours: component(TimesheetResponse.shape.total, 'Sums of hours.', hours),
}
