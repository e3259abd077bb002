import { toInstant } from '../shared/instant.ts'
import { reminderState, remindersOf } from './domain/reminders.ts'
import type { Appointment } from './items.ts'

/** Both: which are used is decided when a reminder is due. */
const channels = ['sms', 'email'] as const

/** `now` is epoch milliseconds. */
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
