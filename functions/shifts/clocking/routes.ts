import { route } from '../../shared/http/route.ts'
import { ShiftResponse } from '../shift/schemas.ts'
import { BreakRequest, ClockInRequest, ClockOutRequest } from './schemas.ts'

export const ClockIn = route({
  method: 'POST',
  path: '/v1/clock-in',
  access: 'worker',
  summary: 'Begins a shift. A repetition with the same `shiftId` returns that shift as it is now.',
  body: ClockInRequest,
  responses: { 200: ShiftResponse, 201: ShiftResponse },
  refusals: ['invalid', 'already_clocked_in', 'shift_id_taken', 'overlap', 'tracking_notice_required'],
})

export const ClockOut = route({
  method: 'POST',
  path: '/v1/clock-out',
  access: 'worker',
  summary: 'Ends the open shift. Positions outside of it are erased before the response.',
  body: ClockOutRequest,
  responses: { 200: ShiftResponse },
  refusals: ['invalid', 'not_clocked_in', 'overlap'],
})

export const StartBreak = route({
  method: 'POST',
  path: '/v1/breaks/start',
  access: 'worker',
  summary: 'Begins a break in the open shift',
  body: BreakRequest,
  responses: { 200: ShiftResponse },
  refusals: ['invalid', 'not_clocked_in', 'wrong_state'],
})

export const EndBreak = route({
  method: 'POST',
  path: '/v1/breaks/end',
  access: 'worker',
  summary: 'Ends the open break. Clocking out ends it too.',
  body: BreakRequest,
  responses: { 200: ShiftResponse },
  refusals: ['invalid', 'not_clocked_in', 'wrong_state'],
})
