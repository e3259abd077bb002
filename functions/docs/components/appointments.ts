import { Appointment, AppointmentChange, AppointmentList, NewAppointment } from '../../appointments/schemas.ts'
import { component } from './component.ts'

const reminder = Appointment.shape.reminders.element
const given = {
  startsAt: ['When it begins: RFC 3339, or local time in `timeZone`', '2026-11-30T09:00'],
  timeZone: ['Time zone of the place, by its IANA name. Required with a local time', 'America/Los_Angeles'],
  durationMinutes: ['How long it takes, in minutes: at most 7 days', 90],
  kind: 'What it is for',
  title: ['What it is about; worker and customer read it', 'Replace water heater'],
  memberId: ['Id of the worker who goes', '01JD2W9A7M3CFX5PQ8ZK2RTV6B'],
  address: ['Where it is. Absent: the customer’s address', '4021 Fremont Ave N, Seattle, WA 98103'],
  position: 'Where it is on the map: the time of arrival is estimated from it',
  reminders: [
    'How long before it reminders go out, as negative ISO 8601 durations. Absent: the account’s',
    ['-P1D', '-PT2H'],
  ],
} as const

export const appointments = {
  Appointment: component(Appointment, 'A job or estimate at a customer’s place.', {
    ...given,
    customerName: ['Name of the customer', 'Maria Lopez'],
    memberName: ['Name of the worker', 'Ana Silva'],
    status: 'Whether it takes place',
    revision: ['Rises with a new time or zone: reminders belong to a revision', 1],
    startsAt: ['When it begins. RFC 3339, UTC', '2026-11-30T17:00:00.000Z'],
    localStart: ['When it begins by the clock of the place', '2026-11-30T09:00'],
    timeZone: ['Time zone of the place, by its IANA name', 'America/Los_Angeles'],
    reminders: 'Its reminders: one for each offset and channel',
    warnings: 'What the office should know of it. Only in answers about one appointment, when there is something',
  }),
  AppointmentList: component(AppointmentList, 'A page of appointments, latest start first.', {
    items: 'The appointments',
  }),
  AppointmentReminder: component(reminder, 'A reminder of an appointment.', {
    offset: ['How long before the start it is due, as a negative ISO 8601 duration', '-PT2H'],
    dueAt: ['When it is due. RFC 3339, UTC', '2026-11-30T15:00:00.000Z'],
    state: '`passed` once it was handed on to be sent, or is too late',
    outlook: 'What would become of it, as things are now',
  }),
  ReminderOutlook: component(
    reminder.shape.outlook.unwrap(),
    'What would become of a reminder: the same rule decides later.',
    {
      wouldSend: 'Whether it would be sent',
      status: ['Once its message waits no more: the message’s status', 'delivered'],
      reason: ['Why it would not be sent, or was not: as the `reason` of a message', 'no_consent'],
      at: ['When it will go, which sending hours may put off. RFC 3339, UTC', '2026-11-30T16:00:00.000Z'],
    },
    ['status', 'reason'],
  ),
  AppointmentWarning: component(
    Appointment.shape.warnings.unwrap().element,
    'What the office should know of an appointment.',
    {
      code: 'What it is',
    },
  ),
  AppointmentPlace: component(Appointment.shape.position.unwrap(), 'The place of an appointment.', {}),
  NewAppointmentPlace: component(NewAppointment.shape.position.unwrap(), 'The place of an appointment to store.', {}),
  NewAppointment: component(NewAppointment, 'An appointment to make.', given),
  AppointmentChange: component(
    AppointmentChange,
    'What to change of an appointment. What is not given stays; `null` removes it.',
    {
      ...given,
      timeZone: [
        'Time zone of the place, by its IANA name. A local time without it is in the appointment’s zone',
        'America/Los_Angeles',
      ],
    },
  ),
}
