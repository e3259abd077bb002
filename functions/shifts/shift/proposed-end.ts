import type { Break } from '../domain/hours/breaks.ts'
import type { Shift } from '../store/shift-items.ts'
import { breaksOf } from './shift-times.ts'

/** Whether the end of a shift is only proposed: its worker may still say when it was. */
export function isProposedEnd({ status, closedBy }: Pick<Shift, 'status' | 'closedBy'>): boolean {
  return status === 'closed' && closedBy === 'auto'
}

/** The breaks of a shift as its worker told them: the one that a proposed end cut short goes on. */
export function breaksAsRecorded({ breaks, endProposal }: Pick<Shift, 'breaks' | 'endProposal'>): Break[] {
  const { openBreak: running } = endProposal ?? {}
  const others = running ? breaks.filter(({ startedAt }) => startedAt !== running.startedAt) : breaks
  return breaksOf({ breaks: running ? [...others, running] : others })
}
