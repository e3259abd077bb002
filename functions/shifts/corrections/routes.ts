import { ById } from '../../shared/fields.ts'
import { route } from '../../shared/http/route.ts'
import { ShiftResponse } from '../shift/schemas.ts'
import { Approval, NewShift, PeriodApproval, ShiftCorrection, ShiftRemoval } from './schemas.ts'

export const EnterShift = route({
  method: 'POST',
  path: '/v1/shifts',
  access: 'staff',
  summary: 'Enters a shift that was not clocked, with the reason',
  body: NewShift,
  responses: { 201: ShiftResponse },
  refusals: ['invalid', 'not_found', 'overlap'],
  idempotent: true,
})

export const CorrectShift = route({
  method: 'PATCH',
  path: '/v1/shifts/{id}',
  access: 'staff',
  summary:
    'Corrects a shift, with the reason; an end for an open one closes it. Positions outside the new times are erased before the response.',
  params: ById,
  body: ShiftCorrection,
  responses: { 200: ShiftResponse },
  refusals: ['invalid', 'not_found', 'approved', 'overlap'],
})

export const RemoveShift = route({
  method: 'DELETE',
  path: '/v1/shifts/{id}',
  access: 'staff',
  summary: 'Deletes a shift with its positions, with the reason',
  params: ById,
  body: ShiftRemoval,
  responses: { 204: null },
  refusals: ['invalid', 'not_found', 'approved'],
})

export const ApproveShift = route({
  method: 'POST',
  path: '/v1/shifts/{id}/approve',
  access: 'staff',
  summary: 'Approves the hours of a shift: corrections are refused until it is reopened',
  params: ById,
  responses: { 200: ShiftResponse },
  refusals: ['not_found', 'wrong_state'],
})

export const ApprovePeriod = route({
  method: 'POST',
  path: '/v1/timesheets/approve',
  access: 'staff',
  summary:
    'Approves the closed shifts that begin in a period, of one member or of all, and names those that are open or whose end is only proposed. After 200 approvals it stops: repeat with the `nextCursor`.',
  body: PeriodApproval,
  responses: { 200: Approval },
  refusals: ['invalid', 'not_found', 'invalid_cursor'],
})

export const ReopenShift = route({
  method: 'POST',
  path: '/v1/shifts/{id}/reopen',
  access: 'staff',
  summary: 'Reopens an approved shift for corrections',
  params: ById,
  responses: { 200: ShiftResponse },
  refusals: ['not_found', 'wrong_state'],
})
