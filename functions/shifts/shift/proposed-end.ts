import type { Shift } from '../store/shift-items.ts'

/** The worker may still replace such an end. */
export function isProposedEnd({ status, closedBy }: Pick<Shift, 'status' | 'closedBy'>): boolean {
  return status === 'closed' && closedBy === 'auto'
}
