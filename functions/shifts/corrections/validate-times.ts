import { AppError } from '../../shared/errors.ts'
import { toMilliseconds } from '../../shared/instant.ts'
import { maxAheadMilliseconds } from '../shift/requested-time.ts'
import type { Shift } from '../store/shift-items.ts'

export const maxShiftMilliseconds = 48 * 3_600_000

/** @throws AppError `invalid` for an end not after the start, more than 48 hours, or a time in the future */
export function validateTimes({ startedAt, endedAt }: Pick<Shift, 'startedAt' | 'endedAt'>, now: number): void {
  const start = toMilliseconds(startedAt)
  const end = endedAt === undefined ? undefined : toMilliseconds(endedAt)
  if (end !== undefined && end <= start) throw invalid('endedAt', 'must be after startedAt')
  if (end !== undefined && end - start > maxShiftMilliseconds)
    throw invalid('endedAt', 'makes a shift of over 48 hours')
  if (start > now + maxAheadMilliseconds) throw invalid('startedAt', 'lies in the future')
  if (end !== undefined && end > now + maxAheadMilliseconds) throw invalid('endedAt', 'lies in the future')
}

function invalid(field: string, message: string): AppError {
  return new AppError('invalid', undefined, { errors: [{ path: [field], message }] })
}
