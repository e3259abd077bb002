import { HoursChanges } from '../../shifts/changes/schemas.ts'
import { BreakRequest, ClockInRequest, ClockOutRequest } from '../../shifts/clocking/schemas.ts'
import { NewShift, ShiftCorrection, ShiftRemoval } from '../../shifts/corrections/schemas.ts'
import { ShiftList, ShiftResponse } from '../../shifts/shift/schemas.ts'
import { Break, Edit, EndProposal, GeoPoint } from '../../shifts/store/shift-items.ts'

export const shifts = {
  Shift: ShiftResponse,
  ShiftList,
  GeoPoint,
  Break,
  EndProposal,
  ShiftEdit: Edit,
  ChangedValue: Edit.shape.changes.valueType,
  HoursChange: HoursChanges.shape.items.element,
  HoursChangeList: HoursChanges,
  ClockInRequest,
  ClockOutRequest,
  NewGeoPoint: ClockInRequest.shape.position.unwrap(),
  BreakRequest,
  NewShift,
  NewBreak: NewShift.shape.breaks.unwrap().element,
  ShiftCorrection,
  CorrectedBreak: ShiftCorrection.shape.breaks.unwrap().element,
  ShiftRemoval,
}
