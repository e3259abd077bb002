import type { Break } from '../domain/hours/breaks.ts'
import type { Shift } from '../store/shift-items.ts'
import { breaksOf } from './shift-times.ts'

/** The worker may still replace such an end. */
export function isProposedEnd({ status, closedBy }: Pick<Shift, 'status' | 'closedBy'>): boolean {
  return status === 'closed' && closedBy === 'auto'
}

/** With the breaks as the worker recorded them, where the shift’s end cut them short; one may still run. */
export function breaksAsRecorded(
  { breaks, endProposal }: Pick<Shift, 'breaks' | 'endProposal'>,
  recorded: Shift['breaks'] = endProposal?.openBreak ? [endProposal.openBreak] : [],
): Break[] {
  const others = breaks.filter(({ startedAt }) => !recorded.some((each) => each.startedAt === startedAt))
  return breaksOf({ breaks: [...others, ...recorded] })
}
