import { HoursChanges } from '../../shifts/changes/schemas.ts'
import { BreakRequest, ClockInRequest, ClockOutRequest } from '../../shifts/clocking/schemas.ts'
import { NewShift, ShiftCorrection, ShiftRemoval } from '../../shifts/corrections/schemas.ts'
import { ShiftList, ShiftResponse } from '../../shifts/shift/schemas.ts'
import { Break, Edit, EndProposal, GeoPoint } from '../../shifts/store/shift-items.ts'
import { component } from './component.ts'

const start = ['When it begins. RFC 3339', '2026-11-24T08:02:00-08:00'] as const
const end = ['When it ends. RFC 3339', '2026-11-24T16:31:00-08:00'] as const
const breakStart = ['When the break begins. RFC 3339', '2026-11-24T12:00:00-08:00'] as const
const breakEnd = ['When the break ends. RFC 3339', '2026-11-24T12:30:00-08:00'] as const
const paid = 'Whether the break counts as worked time; unpaid unless true'
const reason = ['Why; the worker can read it', 'Forgot to clock out'] as const
const tappedAt =
  'When the worker tapped, by the phone’s clock, if not now: at most 5 minutes ahead and 14 days back. RFC 3339'
const by = ['A member’s id, or `auto`', '01JD2W8XW5B6K3NRZQ7TVYHM2C'] as const
const editedAt = ['When it was changed. RFC 3339, UTC', '2026-11-25T09:12:00.000Z'] as const
const changes = 'Old and new values, by field'

export const shifts = {
  Shift: component(
    ShiftResponse,
    'The time that a worker works, from clock-in to clock-out.',
    {
      status: ['`open` until the clock-out; `approved` shifts refuse corrections', 'closed'],
      startedAt: ['When it began. RFC 3339, UTC', '2026-11-24T16:02:00.000Z'],
      endedAt: ['When it ended; absent while it is open. RFC 3339, UTC', '2026-11-25T00:31:00.000Z'],
      trackedFrom: [
        'From when positions are taken: what its worker clocked of it. Absent if nothing. RFC 3339, UTC',
        '2026-11-24T16:02:00.000Z',
      ],
      trackedTo: ['Until when positions are taken; absent while it is open. RFC 3339, UTC', '2026-11-25T00:31:00.000Z'],
      source: 'Who recorded it first: the worker’s phone, or the office',
      recordedAt: ['When the server first heard of it. RFC 3339, UTC', '2026-11-24T16:02:03.000Z'],
      breaks: 'Its breaks, by time',
      startPosition: 'Where the worker clocked in, if the app sent it; kept as long as positions',
      endPosition: 'Where the worker clocked out, if the app sent it; kept as long as positions',
      note: ['What the worker or the office wrote about it', 'Left the van at the yard'],
      points: ['Number of its positions, once the track is compacted', 5120],
      distanceMeters: ['Distance driven and walked in metres, once the track is compacted', 48211.4],
      trackErasedBefore: [
        'Positions before this were erased at an owner’s request. RFC 3339, UTC',
        '2026-01-01T08:00:00.000Z',
      ],
      closedBy: 'Who ended it. After `auto` the end is a proposal, which the worker’s own clock-out replaces',
      endProposal: 'Of a shift that the server closed: what its end follows from',
      edits: 'Corrections, newest last; at most the last 20',
    },
    ['endProposal', 'trackErasedBefore'],
  ),
  ShiftList: component(ShiftList, 'A page of shifts, newest first.', { items: 'The shifts' }),
  GeoPoint: component(GeoPoint, 'A place.', {}),
  Break: component(Break, 'A break within a shift.', {
    startedAt: ['When it began. RFC 3339, UTC', '2026-11-24T20:00:00.000Z'],
    endedAt: ['When it ended; absent while it runs. RFC 3339, UTC', '2026-11-24T20:30:00.000Z'],
    paid,
  }),
  EndProposal: component(EndProposal, 'What the proposed end of a shift follows from.', {
    evidence:
      'The newest movement, the start of the last break, the longest a shift may take, or the start of the next shift',
    lastPositionAt: ['Time of the newest sound position. RFC 3339, UTC', '2026-11-25T00:29:40.000Z'],
    openBreak: 'A break that was running; it ends with the shift, whatever the final end',
  }),
  ShiftEdit: component(Edit, 'A correction of a shift.', { at: editedAt, by, reason, changes }),
  ChangedValue: component(Edit.shape.changes.valueType, 'A value before and after a change.', {
    from: ['The old value; `null` if there was none', '2026-11-25T02:00:00.000Z'],
    to: ['The new value; `null` if it was removed', '2026-11-25T00:31:00.000Z'],
  }),
  HoursChange: component(HoursChanges.shape.items.element, 'A change of the caller’s hours.', {
    at: editedAt,
    by: ['Id of the member who did it, or `auto` for an automatic close', '01JD2W8XW5B6K3NRZQ7TVYHM2C'],
    byName: ['Name of that member', 'Dana Reyes'],
    action: 'What was done to the shift',
    reason: ['Why; absent of corrections beyond a shift’s last 20', 'Forgot to clock out'],
    changes,
  }),
  HoursChangeList: component(HoursChanges, 'A page of changes, newest first.', { items: 'The changes' }),
  ClockInRequest: component(ClockInRequest, 'The beginning of a shift.', {
    shiftId: [
      'Id that the phone chose for the shift, so that it can be sent again: 8 to 64 of `A-Z a-z 0-9 _ -`',
      'aX3kQ9mZ-20261124-1',
    ],
    at: [tappedAt, '2026-11-24T08:02:00-08:00'],
    position: 'Where the worker was',
    note: ['What the worker notes about the shift', 'Left the van at the yard'],
  }),
  ClockOutRequest: component(ClockOutRequest, 'The end of a shift.', {
    shiftId: [
      'The shift to end, by the id of its clock-in. Without it, the one whose time holds `at`',
      'aX3kQ9mZ-20261124-1',
    ],
    at: [tappedAt, '2026-11-24T16:31:00-08:00'],
    position: 'Where the worker was',
  }),
  NewGeoPoint: component(ClockInRequest.shape.position.unwrap(), 'A place where a worker taps.', {}),
  BreakRequest: component(BreakRequest, 'The beginning or end of a break.', {
    at: [tappedAt, '2026-11-24T12:00:00-08:00'],
  }),
  NewShift: component(NewShift, 'A shift that was not clocked.', {
    startedAt: start,
    endedAt: [`${end[0]}, not in the future`, end[1]],
    breaks: 'Its breaks; they must lie inside it and not overlap',
    reason,
  }),
  NewBreak: component(NewShift.shape.breaks.unwrap().element, 'A break to enter.', {
    startedAt: breakStart,
    endedAt: breakEnd,
    paid,
  }),
  ShiftCorrection: component(ShiftCorrection, 'What to correct of a shift. What is not given stays as it is.', {
    startedAt: start,
    endedAt: [`${end[0]}. For an open shift it closes it`, end[1]],
    breaks: 'All its breaks, in place of those it had',
    note: ['What is noted about it; `null` removes the note', 'Left the van at the yard'],
    reason,
  }),
  CorrectedBreak: component(ShiftCorrection.shape.breaks.unwrap().element, 'A break of a corrected shift.', {
    startedAt: breakStart,
    endedAt: [`${breakEnd[0]}; absent while it runs`, breakEnd[1]],
    paid,
  }),
  ShiftRemoval: component(ShiftRemoval, 'Why a shift is deleted.', { reason }),
}
