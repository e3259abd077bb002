import { route } from '../shared/http/route.ts'
import {
  AppointmentChange,
  AppointmentList,
  AppointmentQuery,
  AppointmentResponse,
  ById,
  NewAppointment,
} from './schemas.ts'

export const CreateAppointment = route({
  method: 'POST',
  path: '/v1/appointments',
  access: 'staff',
  summary: 'A new appointment, with reminders at the account’s offsets or its own',
  body: NewAppointment,
  responses: { 201: AppointmentResponse },
  refusals: ['not_found'],
  idempotent: true,
})

export const ListAppointments = route({
  method: 'GET',
  path: '/v1/appointments',
  access: 'worker',
  summary: 'Appointments by their start, latest first; workers see their own',
  query: AppointmentQuery,
  responses: { 200: AppointmentList },
  refusals: ['forbidden', 'invalid_cursor'],
})

export const GetAppointment = route({
  method: 'GET',
  path: '/v1/appointments/{id}',
  access: 'worker',
  summary: 'One appointment; workers see their own',
  params: ById,
  responses: { 200: AppointmentResponse },
  refusals: ['not_found', 'forbidden'],
})

export const ChangeAppointment = route({
  method: 'PATCH',
  path: '/v1/appointments/{id}',
  access: 'worker',
  summary: 'Changes the fields that are given. A change of time makes a new revision and new reminders.',
  params: ById,
  body: AppointmentChange,
  responses: { 200: AppointmentResponse },
  refusals: ['not_found', 'forbidden', 'wrong_state'],
})

export const CancelAppointment = route({
  method: 'POST',
  path: '/v1/appointments/{id}/cancel',
  access: 'worker',
  summary: 'Cancels an appointment and its reminders; once more is no error',
  params: ById,
  responses: { 200: AppointmentResponse },
  refusals: ['not_found', 'forbidden'],
})
