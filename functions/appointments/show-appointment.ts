import { toInstant } from '../shared/instant.ts'
import { reminderState, remindersOf } from './domain/reminders.ts'
import type { Appointment } from './items.ts'

/** Both: which of them is used is decided when a reminder is due, by the customer's addresses and consents then. */
const channels = ['sms', 'email'] as const

/** Adds the reminders, which are derived on each read. `now` is epoch milliseconds. */
export function showAppointment(appointment: Appointment, now: number) {
  const reminders = remindersOf(appointment).flatMap((reminder) =>
    channels.map((channel) => ({
      offset: reminder.offset,
      dueAt: toInstant(reminder.dueAt),
      channel,
      state: reminderState(appointment, reminder, now),
    })),
  )
  return { ...appointment, reminders }
}
