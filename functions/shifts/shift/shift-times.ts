import { toInstant, toMilliseconds } from '../../shared/instant.ts'
import { type Break, inOrder } from '../domain/hours/breaks.ts'
import type { Interval } from '../domain/hours/interval.ts'
import type { Shift, ShiftEntry } from '../store/shift-items.ts'

export function intervalOf({ startedAt, endedAt }: Pick<ShiftEntry, 'startedAt' | 'endedAt'>): Interval {
  return { startedAt: toMilliseconds(startedAt), endedAt: endedAt === undefined ? undefined : toMilliseconds(endedAt) }
}

export function breaksOf({ breaks }: Pick<Shift, 'breaks'>): Break[] {
  return breaks.map((pause) => ({ ...intervalOf(pause), ...(pause.paid !== undefined && { paid: pause.paid }) }))
}

export function storedBreaks(breaks: readonly Break[]): Shift['breaks'] {
  return inOrder(breaks).map(({ startedAt, endedAt, paid }) => ({
    startedAt: toInstant(startedAt),
    ...(endedAt !== undefined && { endedAt: toInstant(endedAt) }),
    ...(paid !== undefined && { paid }),
  }))
}
