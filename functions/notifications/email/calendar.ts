import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { Email } from './compose.ts'

export type CalendarEntry = {
  readonly uid: string
  /** A calendar keeps the highest. */
  readonly sequence: number
  readonly startsAt: string
  readonly durationMinutes: number
  readonly title: string
  readonly address: string | undefined
  readonly company: { readonly name: string; readonly email: string }
  /** Epoch milliseconds. */
  readonly now: number
  readonly isCancelled?: boolean
}

/** iCalendar (RFC 5545). */
export function calendarFile(entry: CalendarEntry): NonNullable<Email['attachment']> {
  const { uid, sequence, startsAt, durationMinutes, title, address, company, now, isCancelled = false } = entry
  const start = new Date(startsAt)
  const method = isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH
  const calendar = ical({
    prodId: { company: 'Fieldpost', product: 'Appointments' },
    method,
  })
  calendar.createEvent({
    id: uid,
    sequence,
    stamp: new Date(now),
    start,
    end: new Date(start.getTime() + durationMinutes * 60_000),
    summary: `${title} (${company.name})`,
    organizer: company,
    ...(isCancelled ? { status: ICalEventStatus.CANCELLED } : {}),
    ...(address === undefined ? {} : { location: address }),
  })
  return {
    name: 'appointment.ics',
    contentType: `text/calendar; charset=utf-8; method=${method}`,
    content: calendar.toString(),
  }
}
