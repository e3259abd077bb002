import { toInstant } from '../../shared/instant.ts'
import { type Break, inOrder } from '../domain/hours/breaks.ts'
import type { Shift } from '../store/shift-items.ts'
import { intervalOf } from '../store/shift-span.ts'

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
