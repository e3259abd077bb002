import * as z from 'zod'
import { storedText } from '../shared/fields.ts'
import { appointmentByTimeKey, appointmentKey } from '../shared/keys.ts'
import { defineItem, type Item } from '../shared/table/define-item.ts'

/** WGS84 degrees. */
export const geoPoint = z.object({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) })

export const maxDurationMinutes = 7 * 24 * 60

export const appointmentKinds = ['job', 'estimate'] as const

/** `revision` rises with a new time or zone, `version` with every change. `zoneGiven`: the zone came with a request. */
export const AppointmentItem = defineItem({
  type: 'appointment',
  until: 'until the account is erased',
  readable: 'customer, member, times and kind',
  key: (accountId, appointment) => appointmentKey(accountId, appointment.appointmentId),
  clear: z.object({
    appointmentId: z.string(),
    customerId: z.string(),
    memberId: z.string().optional(),
    kind: z.enum(appointmentKinds),
    status: z.enum(['scheduled', 'cancelled']),
    revision: z.int(),
    version: z.int(),
    startsAt: z.string(),
    localStart: z.string(),
    timeZone: z.string(),
    zoneGiven: z.boolean(),
    durationMinutes: z.int(),
    offsets: z.array(z.string()),
    createdAt: z.string(),
    updatedAt: z.string(),
  }),
  personal: z.object({
    title: storedText(200).meta({ why: 'it tells worker and customer what the appointment is for' }),
    address: storedText(500).optional().meta({ why: 'where the worker goes' }),
    position: geoPoint.optional().meta({ why: 'the expected time of arrival is computed from it' }),
  }),
})
export type Appointment = Item<typeof AppointmentItem>

export const AppointmentByTimeItem = defineItem({
  type: 'appointmentByTime',
  until: 'as long as its appointment',
  readable: 'the time of an appointment',
  key: (accountId, entry) => appointmentByTimeKey(accountId, entry.startsAt, entry.appointmentId),
  clear: z.object({ startsAt: z.string(), appointmentId: z.string() }),
})
