import { toInstant } from '../shared/instant.ts'
import { reminderState, remindersOf } from './domain/reminders.ts'
import type { Appointment } from './items.ts'

/** Whether a channel is used is decided when a reminder is due, from what the customer has and allows by then. */
const channels = ['sms', 'email'] as const

/** An appointment as people see it: with its reminders, derived anew. */
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
