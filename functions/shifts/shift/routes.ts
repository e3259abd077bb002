import * as z from 'zod'
import { route } from '../../shared/http/route.ts'
import { MemberPath, PingCountsQuery, PingCountsResponse } from '../ping-counts/schemas.ts'
import {
  BreakRequest,
  NewShift,
  ShiftCorrection,
  ShiftRemoval,
  TimesheetQuery,
  TimesheetResponse,
} from '../timesheets/schemas.ts'
import {
  ClockInRequest,
  ClockOutRequest,
  PositionList,
  ShiftList,
  ShiftPath,
  ShiftQuery,
  ShiftResponse,
  TrackQuery,
  TrackResponse,
} from './schemas.ts'

export const ClockIn = route({
  method: 'POST',
  path: '/v1/clock-in',
  access: 'worker',
  summary: 'Begins a shift. The same `shiftId` again answers with that shift, as it is now.',
  body: ClockInRequest,
  responses: { 200: ShiftResponse, 201: ShiftResponse },
  refusals: ['invalid', 'already_clocked_in', 'shift_id_taken', 'overlap', 'tracking_notice_required'],
})

export const ClockOut = route({
  method: 'POST',
  path: '/v1/clock-out',
  access: 'worker',
  summary: 'Ends the open shift. Positions that this leaves outside of it are erased before the answer.',
  body: ClockOutRequest,
  responses: { 200: ShiftResponse },
  refusals: ['invalid', 'not_clocked_in'],
})

export const StartBreak = route({
  method: 'POST',
  path: '/v1/breaks/start',
  access: 'worker',
  summary: 'Begins a break of the open shift',
  body: BreakRequest,
  responses: { 200: ShiftResponse },
  refusals: ['invalid', 'not_clocked_in', 'wrong_state'],
})

export const EndBreak = route({
  method: 'POST',
  path: '/v1/breaks/end',
  access: 'worker',
  summary: 'Ends the break that goes on. Clocking out ends it too.',
  body: BreakRequest,
  responses: { 200: ShiftResponse },
  refusals: ['invalid', 'not_clocked_in', 'wrong_state'],
})

export const ListShifts = route({
  method: 'GET',
  path: '/v1/shifts',
  access: 'worker',
  summary: 'Shifts that overlap `from`–`to`, newest first: one’s own, or anybody’s for the office',
  query: ShiftQuery,
  responses: { 200: ShiftList },
  refusals: ['forbidden', 'invalid_cursor'],
})

export const GetShift = route({
  method: 'GET',
  path: '/v1/shifts/{id}',
  access: 'worker',
  summary: 'One shift',
  params: ShiftPath,
  responses: { 200: ShiftResponse },
  refusals: ['forbidden', 'not_found'],
})

export const EnterShift = route({
  method: 'POST',
  path: '/v1/shifts',
  access: 'staff',
  summary: 'A shift that nobody clocked, with the reason',
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
    'Corrects a shift, with the reason; an end for an open one closes it. Positions that it leaves outside are erased before the answer.',
  params: ShiftPath,
  body: ShiftCorrection,
  responses: { 200: ShiftResponse },
  refusals: ['invalid', 'not_found', 'approved', 'overlap'],
})

export const RemoveShift = route({
  method: 'DELETE',
  path: '/v1/shifts/{id}',
  access: 'staff',
  summary: 'Deletes a shift that was wrong, with its positions',
  params: ShiftPath,
  body: ShiftRemoval,
  responses: { 204: null },
  refusals: ['invalid', 'not_found', 'approved'],
})

export const ApproveShift = route({
  method: 'POST',
  path: '/v1/shifts/{id}/approve',
  access: 'staff',
  summary: 'Settles the hours of a shift: it refuses corrections from now on',
  params: ShiftPath,
  responses: { 200: ShiftResponse },
  refusals: ['not_found', 'wrong_state'],
})

export const ReopenShift = route({
  method: 'POST',
  path: '/v1/shifts/{id}/reopen',
  access: 'staff',
  summary: 'Lets an approved shift be corrected again',
  params: ShiftPath,
  responses: { 200: ShiftResponse },
  refusals: ['not_found', 'wrong_state'],
})

export const GetTimesheets = route({
  method: 'GET',
  path: '/v1/timesheets',
  access: 'worker',
  summary:
    'Hours per worker and day of the account’s time zone, from `from` up to `to`, which is not included: one’s own, or anybody’s for the office',
  query: TimesheetQuery,
  responses: { 200: z.union([TimesheetResponse, z.string().describe('CSV, as `format` asks')]), 303: null },
  refusals: ['invalid', 'forbidden'],
})

export const GetTrack = route({
  method: 'GET',
  path: '/v1/shifts/{id}/track',
  access: 'worker',
  summary:
    'The positions of one shift in order of time, with what follows from them. `limit` and `cursor` page through json.',
  params: ShiftPath,
  query: TrackQuery,
  responses: {
    200: z.union([TrackResponse, z.string().describe('GeoJSON, GPX 1.1, KML 2.2 or CSV, as `format` asks')]),
    303: null,
  },
  refusals: ['forbidden', 'not_found', 'invalid_cursor'],
})

export const ListPositions = route({
  method: 'GET',
  path: '/v1/positions',
  access: 'staff',
  summary: 'The newest position of each worker on shift',
  responses: { 200: PositionList },
})

export const ReadPingCounts = route({
  method: 'GET',
  path: '/v1/members/{id}/counts',
  access: 'worker',
  summary:
    'What became of the positions that a member’s phones sent, by day from `from` up to `to`, which is not included: one’s own, or anybody’s for the office. No places, only numbers.',
  params: MemberPath,
  query: PingCountsQuery,
  responses: { 200: PingCountsResponse },
  refusals: ['invalid', 'forbidden', 'not_found'],
})
