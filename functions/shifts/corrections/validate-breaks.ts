import { AppError } from '../../shared/errors.ts'
import { faultsOfBreaks, faultTexts } from '../domain/hours/breaks.ts'
import { breaksOf, storedBreaks } from '../shift/shift-times.ts'
import type { Shift } from '../store/shift-items.ts'
import { intervalOf } from '../store/shift-span.ts'

/** @throws AppError `invalid`, naming each impossible break */
export function validateBreaks(shift: Pick<Shift, 'startedAt' | 'endedAt' | 'breaks'>): Shift['breaks'] {
  const breaks = breaksOf(shift)
  const errors = faultsOfBreaks(breaks, intervalOf(shift)).map(({ index, fault }) => ({
    path: ['breaks', String(index)],
    message: faultTexts[fault],
  }))
  if (errors.length > 0) throw new AppError('invalid', undefined, { errors })
  return storedBreaks(breaks)
}
