import type { ShiftStatus } from '../domain/hours/timesheet.ts'
import type { Shift } from '../store/shift-items.ts'

/** The worker may still replace such an end. */
export function isProposedEnd({ status, closedBy }: Pick<Shift, 'status' | 'closedBy'>): boolean {
  return status === 'closed' && closedBy === 'auto'
}

/** The status with what the row does not say by itself: whether the end is only proposed. */
export function settledStatus(shift: Pick<Shift, 'status' | 'closedBy'>): ShiftStatus {
  return isProposedEnd(shift) ? 'proposed' : shift.status
}
