import { ById } from '../../shared/fields.ts'
import { route } from '../../shared/http/route.ts'
import { ShiftResponse } from '../shift/schemas.ts'
import { Approval, NewShift, PeriodApproval, ShiftCorrection, ShiftRemoval } from './schemas.ts'

export const EnterShift = route({
  method: 'POST',
  path: '/v1/shifts',
  access: 'staff',
  summary: 'Enters a shift that was not clocked',
  body: NewShift,
  responses: { 201: ShiftResponse },
  refusals: ['invalid', 'not_found', 'overlap'],
  idempotent: true,
})

export const CorrectShift = route({
  method: 'PATCH',
  path: '/v1/shifts/{id}',
  access: 'staff',
  summary: 'Corrects a shift',
  params: ById,
  body: ShiftCorrection,
  responses: { 200: ShiftResponse },
  refusals: ['invalid', 'not_found', 'approved', 'overlap'],
})

export const RemoveShift = route({
  method: 'DELETE',
  path: '/v1/shifts/{id}',
  access: 'staff',
  summary: 'Deletes a shift with its positions',
  params: ById,
  body: ShiftRemoval,
  responses: { 204: null },
  refusals: ['invalid', 'not_found', 'approved'],
})

export const ApproveShift = route({
  method: 'POST',
  path: '/v1/shifts/{id}/approve',
  access: 'staff',
  summary: 'Approves the hours of a shift',
  params: ById,
  responses: { 200: ShiftResponse },
  refusals: ['not_found', 'wrong_state'],
})

export const ApprovePeriod = route({
  method: 'POST',
  path: '/v1/timesheets/approve',
  access: 'staff',
  summary: 'Approves the closed shifts of a period',
  body: PeriodApproval,
  responses: { 200: Approval },
  refusals: ['invalid', 'not_found', 'invalid_cursor'],
})

export const ReopenShift = route({
  method: 'POST',
  path: '/v1/shifts/{id}/reopen',
  access: 'staff',
  summary: 'Reopens an approved shift',
  params: ById,
  responses: { 200: ShiftResponse },
  refusals: ['not_found', 'wrong_state'],
})
