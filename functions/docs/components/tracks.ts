import { PingsRequest, PingsResponse } from '../../shifts/ingest/schemas.ts'
import { PingCountsResponse } from '../../shifts/ping-counts/schemas.ts'
import { TimesheetResponse } from '../../shifts/timesheets/schemas.ts'
import { NewTrackErasure, TrackErasureResponse } from '../../shifts/track-erasure/schemas.ts'
import { PositionList, TrackResponse } from '../../shifts/tracks/schemas.ts'

const timesheet = TimesheetResponse.shape.items.element

export const tracks = {
  PingUpload: PingsRequest,
  Ping: PingsRequest.shape.pings.element,
  PingUploadResult: PingsResponse,
  InvalidPing: PingsResponse.shape.invalid.element,
  PingCountList: PingCountsResponse,
  PingCount: PingCountsResponse.shape.items.element,
  Track: TrackResponse,
  TrackPoint: TrackResponse.shape.points.element,
  TrackStop: TrackResponse.shape.stops.element,
  TrackGap: TrackResponse.shape.gaps.element,
  TrackBounds: TrackResponse.shape.bounds.unwrap(),
  PositionList,
  Position: PositionList.shape.items.element,
  NewTrackErasure,
  TrackErasure: TrackErasureResponse,
  TimesheetReport: TimesheetResponse,
  Timesheet: timesheet,
  TimesheetDay: timesheet.shape.days.element,
  TimesheetShift: timesheet.shape.days.element.shape.shifts.element,
  TimesheetTotalDay: TimesheetResponse.shape.days.element,
  WorkedHours: TimesheetResponse.shape.total,
}
