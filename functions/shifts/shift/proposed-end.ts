import type { Break } from '../domain/hours/breaks.ts'
import type { Shift } from '../store/shift-items.ts'
import { breaksOf } from './shift-times.ts'

/** Whether the shift was closed automatically, so that its worker may still set the end. */
export function isProposedEnd({ status, closedBy }: Pick<Shift, 'status' | 'closedBy'>): boolean {
  return status === 'closed' && closedBy === 'auto'
}

/** Returns the breaks as the worker recorded them: the one that a proposed end cut short is open again. */
export function breaksAsRecorded({ breaks, endProposal }: Pick<Shift, 'breaks' | 'endProposal'>): Break[] {
  const { openBreak: running } = endProposal ?? {}
  const others = running ? breaks.filter(({ startedAt }) => startedAt !== running.startedAt) : breaks
  return breaksOf({ breaks: running ? [...others, running] : others })
}
