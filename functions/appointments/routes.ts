import { ById } from '../shared/fields.ts'
import { route } from '../shared/http/route.ts'
import { Appointment, AppointmentChange, AppointmentList, AppointmentQuery, NewAppointment } from './schemas.ts'

export const CreateAppointment = route({
  method: 'POST',
  path: '/v1/appointments',
  access: 'staff',
  summary: 'Makes an appointment',
  body: NewAppointment,
  responses: { 201: Appointment },
  refusals: ['not_found'],
  idempotent: true,
})

export const ListAppointments = route({
  method: 'GET',
  path: '/v1/appointments',
  access: 'worker',
  summary: 'Lists appointments',
  query: AppointmentQuery,
  responses: { 200: AppointmentList },
  refusals: ['forbidden', 'invalid_cursor'],
})

export const GetAppointment = route({
  method: 'GET',
  path: '/v1/appointments/{id}',
  access: 'worker',
  summary: 'Returns an appointment',
  params: ById,
  responses: { 200: Appointment },
  refusals: ['not_found'],
})

export const ChangeAppointment = route({
  method: 'PATCH',
  path: '/v1/appointments/{id}',
  access: 'worker',
  summary: 'Changes an appointment',
  params: ById,
  body: AppointmentChange,
  responses: { 200: Appointment },
  refusals: ['not_found', 'forbidden', 'wrong_state'],
})

export const CancelAppointment = route({
  method: 'POST',
  path: '/v1/appointments/{id}/cancel',
  access: 'worker',
  summary: 'Cancels an appointment',
  params: ById,
  responses: { 200: Appointment },
  refusals: ['not_found'],
})
