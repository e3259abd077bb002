import { addDuration } from './local-time.ts'

/** What of an appointment its reminders are derived from. */
export type Plannable = {
  readonly appointmentId: string
  readonly revision: number
  readonly status: 'scheduled' | 'cancelled'
  readonly startsAt: string
  readonly timeZone: string
  readonly offsets: readonly string[]
}

/** One reminder to be made and sent at a moment; the id names appointment, revision and offset, so it is never two. */
export type Reminder = { readonly id: string; readonly offset: string; readonly dueAt: number }
export type ReminderState = 'scheduled' | 'passed' | 'cancelled'

/** "One day before 09:00" is 09:00 the day before, whatever the clocks did that night. */
export function remindersOf(appointment: Plannable): Reminder[] {
  const { appointmentId, revision, startsAt, timeZone, offsets } = appointment
  return offsets.map((offset) => ({
    id: `${appointmentId}#${revision}#${offset}`,
    offset,
    dueAt: addDuration(startsAt, timeZone, offset),
  }))
}

/** What was booked after a reminder's moment needs no reminding: the customer has just spoken with the office. */
export function reminderState(appointment: Plannable, { dueAt }: Reminder, now: number): ReminderState {
  if (appointment.status === 'cancelled') return 'cancelled'
  return dueAt > now ? 'scheduled' : 'passed'
}

/** The work to add and to take away when an appointment is made, changed or cancelled. */
export function replan(before: Plannable | undefined, after: Plannable, now: number) {
  const planned = remindersOf(after).filter((reminder) => reminderState(after, reminder, now) === 'scheduled')
  const earlier = before && before.status === 'scheduled' ? remindersOf(before) : []
  const isIn = (list: readonly Reminder[], { id }: Reminder) => list.some((each) => each.id === id)
  return {
    add: planned.filter((reminder) => !isIn(earlier, reminder)),
    drop: earlier.filter(
      (reminder) => !isIn(planned, reminder) && (after.status === 'cancelled' || !isStillPlanned(after, reminder)),
    ),
  }
}

/** A reminder that the appointment still has and whose moment is past may be on its way: it is left alone. */
function isStillPlanned(after: Plannable, { id }: Reminder): boolean {
  return remindersOf(after).some((each) => each.id === id)
}
