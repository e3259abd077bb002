import type { FieldText } from '../components/field-text.ts'

/** Parameters that mean the same in every operation. */
export const commonParameters: Readonly<Record<string, FieldText>> = {
  limit: ['Most items of a page', 50],
  cursor: ['`nextCursor` of the page before; opaque', 'eyJrIjoiMDFKRCJ9.c2ln'],
  memberId: ['Only those of this member', '01JD2W9A7M3CFX5PQ8ZK2RTV6B'],
  customerId: ['Only those of this customer', '01JD4F3Y9BQX7M2KZT5WNVR8HC'],
  appointmentId: ['Only those of this appointment', '01JD4FA6HW2T8NRQ5XK3ZVYB7M'],
  deviceId: ['Id of the device', '01JD2WB4XN6V1GT9HY3RQ7KC8D'],
  from: ['Beginning of the period, inclusive. RFC 3339', '2026-11-23T00:00:00-08:00'],
  to: ['End of the period, exclusive. RFC 3339', '2026-11-30T00:00:00-08:00'],
  token: ['The secret of the link, as the email or text has it', 'k3Qx7mXb2kV9sT4wRzN6yH'],
  language: 'Language of the template; that of the company’s country unless given',
  kind: 'Kind of message',
  channel: 'By which channel it goes',
}

/** `{id}` in a path, by the segment before it. */
export const pathIds: Readonly<Record<string, FieldText>> = {
  members: ['Id of the member', '01JD2W9A7M3CFX5PQ8ZK2RTV6B'],
  exports: ['Id of the export', '01JD6K2ZT8XV5QRB3N7WYHM4CA'],
  erasures: ['Id of the erasure', '01JD6K5Q3NX8TZW7VRB2YHKM9C'],
  shifts: ['Id of the shift', '01JDAZ6J2V8Q4XW3N5T7R9C1KM'],
  'track-erasures': ['Id of the track erasure', '01JD7B3W6NQX4ZTK9R2VHYM5C8'],
  customers: ['Id of the customer', '01JD4F3Y9BQX7M2KZT5WNVR8HC'],
  appointments: ['Id of the appointment', '01JD4FA6HW2T8NRQ5XK3ZVYB7M'],
  messages: ['Id of the message', '01JD4FC9K7P3VXB6TZ2RQWN5YH'],
}
