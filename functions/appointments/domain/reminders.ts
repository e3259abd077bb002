import { addDuration } from './local-time.ts'

export type Plannable = {
  readonly appointmentId: string
  readonly revision: number
  readonly status: 'scheduled' | 'cancelled'
  readonly startsAt: string
  readonly timeZone: string
  readonly offsets: readonly string[]
}

/** `id` has appointment, revision and offset, so each exists once. `dueAt` is epoch milliseconds. */
export type Reminder = { readonly id: string; readonly offset: string; readonly dueAt: number }
export type ReminderState = 'scheduled' | 'passed' | 'cancelled'

/** One day before 09:00 is 09:00 the day before, also across a clock change. */
export function remindersOf(appointment: Plannable): Reminder[] {
  const { appointmentId, revision, startsAt, timeZone, offsets } = appointment
  return offsets.map((offset) => ({
    id: `${appointmentId}#${revision}#${offset}`,
    offset,
    dueAt: addDuration(startsAt, timeZone, offset),
  }))
}

/** A reminder whose time passed before the booking is not sent: the customer has just spoken with the office. */
export function reminderState(appointment: Plannable, { dueAt }: Reminder, now: number): ReminderState {
  if (appointment.status === 'cancelled') return 'cancelled'
  return dueAt > now ? 'scheduled' : 'passed'
}

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

/** A past reminder of the same revision may be in work, so it is not dropped. */
function isStillPlanned(after: Plannable, { id }: Reminder): boolean {
  return remindersOf(after).some((each) => each.id === id)
}
