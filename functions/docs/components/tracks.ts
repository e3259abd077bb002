import { PingsRequest, PingsResponse } from '../../shifts/ingest/schemas.ts'
import { PingCountsResponse } from '../../shifts/ping-counts/schemas.ts'
import { NewTrackErasure, TrackErasureResponse } from '../../shifts/track-erasure/schemas.ts'
import { PositionList, TrackResponse } from '../../shifts/tracks/schemas.ts'
import { component } from './component.ts'

const at = ['When the phone was there. RFC 3339, UTC', '2026-11-24T16:20:31.000Z'] as const
const device = ['Number of the device that sent it; absent for the member’s own login', 1] as const
const meters = (of: string, example: number) => [`${of} in metres`, example] as const
const span = {
  startedAt: ['When it began. RFC 3339, UTC', '2026-11-24T17:10:00.000Z'],
  endedAt: ['When it ended. RFC 3339, UTC', '2026-11-24T17:42:00.000Z'],
  duration: ['How long it took, as an ISO 8601 duration', 'PT32M'],
} as const
const counts = {
  duplicates: ['Positions that were stored already', 3],
  outsideShift: ['Positions outside every shift of the worker: forgotten', 2],
} as const
const edge = (which: string, example: number) => [`${which} edge in degrees`, example] as const
const { stops, gaps, bounds, points } = TrackResponse.shape

export const tracks = {
  PingUpload: component(PingsRequest, 'Positions to store. Further fields are ignored.', {
    shiftId: [
      'The shift that they belong to, by the id of its clock-in. Without it their time decides',
      'aX3kQ9mZ-20261124-1',
    ],
    pings: 'The positions, in any order; more than 10,000 are taken in parts. Best are a few hundred',
  }),
  Ping: component(PingsRequest.shape.pings.element, 'A position as a phone measured it. Further fields are ignored.', {
    at: [
      'When it was measured: at most 5 minutes ahead and 14 days back. RFC 3339 with any offset',
      '2026-11-24T08:20:31-08:00',
    ],
    id: ['Any id of the phone’s own; it is not stored', '7c1f'],
  }),
  PingUploadResult: component(PingsResponse, 'What became of the positions. The counts add up to those sent.', {
    ...counts,
    accepted: ['Positions that are stored now', 494],
    invalid: 'Positions that cannot be stored, ever: drop them',
    tracking: '`off`: the worker is not on shift, so stop the sensor until the next clock-in',
  }),
  InvalidPing: component(PingsResponse.shape.invalid.element, 'A position that cannot be stored.', {
    index: ['Its place in `pings`, from 0', 17],
    reason: 'What is wrong with it',
  }),
  PingCountList: component(PingCountsResponse, 'What became of a member’s positions, by day.', {
    items: 'The days, oldest first',
  }),
  PingCount: component(PingCountsResponse.shape.items.element, 'What became of a member’s positions of one day.', {
    ...counts,
    day: ['The day that they came, in the account’s time zone', '2026-11-24'],
    received: ['Positions that came', 5128],
    stored: ['Positions that were stored', 5120],
    invalid: ['Positions that could not be stored', 1],
  }),
  Track: component(TrackResponse, 'The positions of a shift, with what follows from them.', {
    points: 'The positions by time, flagged ones too',
    distanceMeters: meters('Distance of the unflagged positions, without the noise of standing still,', 48211.4),
    rawDistanceMeters: meters('Length of the line through all positions', 50877.9),
    stops: 'Where the worker stayed',
    gaps: 'When no position came for more than 15 minutes though the worker was on shift, breaks included; a stay at one place is no gap',
    bounds: 'The smallest box around the unflagged positions; absent if there are none',
  }),
  TrackPoint: component(points.element, 'A position of a track.', {
    at,
    device,
    flags: 'Why distance, stops and gaps ignore it; absent if they do not',
  }),
  TrackStop: component(stops.element, 'A stay at one place.', {
    ...span,
    longestSilence: ['Longest time without a position in it, as an ISO 8601 duration', 'PT4M'],
  }),
  TrackGap: component(gaps.element, 'A time without positions.', {
    ...span,
    distanceMeters: meters('Distance between the positions before and after it', 820.5),
  }),
  TrackBounds: component(bounds.unwrap(), 'A box on the map, WGS84.', {
    west: edge('Western', -122.41),
    south: edge('Southern', 47.58),
    east: edge('Eastern', -122.28),
    north: edge('Northern', 47.69),
  }),
  PositionList: component(PositionList, 'Where the workers on shift are.', { items: 'The workers on shift' }),
  Position: component(
    PositionList.shape.items.element,
    'A worker on shift, with the newest position if there is one yet.',
    {
      at,
      device,
      startedAt: ['When the shift began. RFC 3339, UTC', '2026-11-24T16:02:00.000Z'],
      onBreak: 'Whether the worker is on a break',
      lastHeardAt: ['When the last upload of the shift came. RFC 3339, UTC', '2026-11-24T16:21:02.000Z'],
      silent: 'True when a phone that had been sending is not heard for 15 minutes, breaks not counted',
      silentSince: ['Since when. RFC 3339, UTC', '2026-11-24T16:21:02.000Z'],
      memberId: ['Id of the worker', '01JD2W9A7M3CFX5PQ8ZK2RTV6B'],
      name: ['Name of the worker', 'Ana Silva'],
    },
  ),
  NewTrackErasure: component(NewTrackErasure, 'Which positions to erase.', {
    before: [
      'Those before this: an instant (RFC 3339), or a date, whose start in the account’s time zone is meant',
      '2026-01-01',
    ],
    memberId: ['Only those of this member', '01JD2W9A7M3CFX5PQ8ZK2RTV6B'],
  }),
  TrackErasure: component(TrackErasureResponse, 'An erasure of positions.', {
    trackErasureId: ['Its id', '01JD7B3W6NQX4ZTK9R2VHYM5C8'],
    before: ['Positions before this are erased. RFC 3339, UTC', '2026-01-01T08:00:00.000Z'],
    memberId: ['The member whose positions are erased; absent: all members', '01JD2W9A7M3CFX5PQ8ZK2RTV6B'],
    status: '`erased` once it is verified that none is left',
    requestedAt: ['When it was asked for. RFC 3339, UTC', '2026-11-25T10:00:00.000Z'],
    finishedAt: ['When it was verified. RFC 3339, UTC', '2026-11-25T10:02:10.000Z'],
    shifts: ['Number of shifts that it concerned', 214],
  }),
}
