import type { FieldText } from './field-text.ts'

/** Fields that mean the same wherever they stand. */
export const commonFields = {
  accountId: ['Id of the company’s account', '01JD2W8Q5ZK4N7RB3XVT6YHM1A'],
  memberId: ['Id of the member whom it is about', '01JD2W9A7M3CFX5PQ8ZK2RTV6B'],
  deviceId: ['Id of the device', '01JD2WB4XN6V1GT9HY3RQ7KC8D'],
  shiftId: [
    'Id of the shift: chosen by the phone that clocked in, or made by the server',
    '01JDAZ6J2V8Q4XW3N5T7R9C1KM',
  ],
  customerId: ['Id of the customer', '01JD4F3Y9BQX7M2KZT5WNVR8HC'],
  appointmentId: ['Id of the appointment', '01JD4FA6HW2T8NRQ5XK3ZVYB7M'],
  messageId: ['Id of the message', '01JD4FC9K7P3VXB6TZ2RQWN5YH'],
  exportId: ['Id of the export', '01JD6K2ZT8XV5QRB3N7WYHM4CA'],
  erasureId: ['Id of the erasure', '01JD6K5Q3NX8TZW7VRB2YHKM9C'],
  channel: 'By which channel: text message (SMS) or email',
  language: 'Language, as ISO 639-1',
  timeZone: ['Time zone, by its IANA name', 'America/Los_Angeles'],
  createdAt: ['When it was created. RFC 3339, UTC', '2026-11-23T16:04:11.000Z'],
  updatedAt: ['When it was last changed. RFC 3339, UTC', '2026-11-24T09:30:00.000Z'],
  nextCursor: ['Give it as `cursor` to get the next page. Absent on the last one', 'eyJrIjoiMDFKRCJ9.c2ln'],
  lat: ['Latitude in degrees, WGS84', 47.620422],
  lon: ['Longitude in degrees, WGS84; west is negative', -122.349358],
  accuracy: ['Radius in metres within which the true position lies', 8],
  speed: ['Speed in metres per second', 11.4],
  heading: ['Direction of movement in degrees clockwise from true north, 0 to 360', 274],
  altitude: ['Height in metres, as the phone says it', 52],
  battery: ['Charge of the phone’s battery, from 0 (empty) to 1 (full)', 0.83],
  activity: ['What the phone’s motion sensors take the movement for', 'in_vehicle'],
  moving: 'Whether the phone says that it moves',
  mock: 'Whether the phone says that an app simulates the position',
} as const satisfies Readonly<Record<string, FieldText>>
