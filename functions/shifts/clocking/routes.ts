import { route } from '../../shared/http/route.ts'
import { ShiftResponse } from '../shift/schemas.ts'
import { BreakRequest, ClockInRequest, ClockOutRequest } from './schemas.ts'

export const ClockIn = route({
  method: 'POST',
  path: '/v1/clock-in',
  access: 'worker',
  summary: 'Begins a shift',
  body: ClockInRequest,
  responses: { 200: ShiftResponse, 201: ShiftResponse },
  refusals: ['invalid', 'already_clocked_in', 'shift_id_taken', 'overlap', 'tracking_notice_required'],
})

export const ClockOut = route({
  method: 'POST',
  path: '/v1/clock-out',
  access: 'worker',
  summary: 'Ends a shift',
  body: ClockOutRequest,
  responses: { 200: ShiftResponse },
  refusals: ['invalid', 'not_clocked_in', 'overlap'],
})

export const StartBreak = route({
  method: 'POST',
  path: '/v1/breaks/start',
  access: 'worker',
  summary: 'Begins a break',
  body: BreakRequest,
  responses: { 200: ShiftResponse },
  refusals: ['invalid', 'not_clocked_in', 'wrong_state'],
})

export const EndBreak = route({
  method: 'POST',
  path: '/v1/breaks/end',
  access: 'worker',
  summary: 'Ends a break',
  body: BreakRequest,
  responses: { 200: ShiftResponse },
  refusals: ['invalid', 'not_clocked_in', 'wrong_state'],
})
