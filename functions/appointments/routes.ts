import { ById } from '../shared/fields.ts'
import { route } from '../shared/http/route.ts'
import { Appointment, AppointmentChange, AppointmentList, AppointmentQuery, NewAppointment } from './schemas.ts'

export const CreateAppointment = route({
  method: 'POST',
  path: '/v1/appointments',
  access: 'staff',
  summary: 'Creates an appointment, with reminders at its own offsets or the account’s',
  body: NewAppointment,
  responses: { 201: Appointment },
  refusals: ['not_found'],
  idempotent: true,
})

export const ListAppointments = route({
  method: 'GET',
  path: '/v1/appointments',
  access: 'worker',
  summary: 'Lists appointments by start, latest first; workers see their own',
  query: AppointmentQuery,
  responses: { 200: AppointmentList },
  refusals: ['forbidden', 'invalid_cursor'],
})

export const GetAppointment = route({
  method: 'GET',
  path: '/v1/appointments/{id}',
  access: 'worker',
  summary: 'Returns one appointment; workers see their own',
  params: ById,
  responses: { 200: Appointment },
  refusals: ['not_found'],
})

export const ChangeAppointment = route({
  method: 'PATCH',
  path: '/v1/appointments/{id}',
  access: 'worker',
  summary: 'Changes the given fields. A new time makes a new revision with new reminders.',
  params: ById,
  body: AppointmentChange,
  responses: { 200: Appointment },
  refusals: ['not_found', 'forbidden', 'wrong_state'],
})

export const CancelAppointment = route({
  method: 'POST',
  path: '/v1/appointments/{id}/cancel',
  access: 'worker',
  summary: 'Cancels an appointment and its reminders; cancelling again is no error',
  params: ById,
  responses: { 200: Appointment },
  refusals: ['not_found'],
})
