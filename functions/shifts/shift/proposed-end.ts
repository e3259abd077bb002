import type { Break } from '../domain/hours/breaks.ts'
import type { Shift } from '../store/shift-items.ts'
import { breaksOf } from './shift-times.ts'

/** The worker may still replace such an end. */
export function isProposedEnd({ status, closedBy }: Pick<Shift, 'status' | 'closedBy'>): boolean {
  return status === 'closed' && closedBy === 'auto'
}

/** Reopens the break that still ran when the shift’s end cut it short. */
export function breaksAsRecorded(
  { breaks, endProposal }: Pick<Shift, 'breaks' | 'endProposal'>,
  running = endProposal?.openBreak,
): Break[] {
  const others = running ? breaks.filter(({ startedAt }) => startedAt !== running.startedAt) : breaks
  return breaksOf({ breaks: running ? [...others, running] : others })
}
