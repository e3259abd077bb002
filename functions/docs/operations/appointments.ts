import type { OperationText } from './operation-text.ts'

const own = 'Workers see their own.'

export const appointments = {
  CreateAppointment: {
    description:
      'Makes an appointment, with reminders at its own offsets or the account’s. Each reminder tells by `outlook` whether it would be sent as things are now.',
  },
  ListAppointments: { description: `Appointments whose start lies in the period, latest first. ${own}` },
  GetAppointment: { description: `One appointment. ${own}` },
  ChangeAppointment: {
    description:
      'Changes the fields that are given; `null` removes one. A new time makes a new `revision` with new reminders. A cancelled one cannot change: 409 `wrong_state`.',
  },
  CancelAppointment: { description: 'Cancels an appointment and its reminders. Cancelling again is no error.' },
  RequestReminders: {
    description:
      'Reminds the customer now, by each channel that the customer allows. A repetition for the same revision and channel returns the messages that exist.',
    responses: { 202: 'What became of the message of each channel' },
  },
  RequestOnMyWay: {
    description:
      'Tells the customer that the worker is on the way, from four hours before the appointment until its end; workers for their own appointments. Without `etaMinutes` the time of arrival is estimated from the live position and the appointment’s `position`. A repetition returns the messages that exist, unless the time of arrival differs from what the customer was told by more than 15 minutes.',
    responses: { 202: 'What became of the message of each channel' },
  },
} satisfies Readonly<Record<string, OperationText>>
