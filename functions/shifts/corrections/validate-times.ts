import { AppError } from '../../shared/errors.ts'
import { toMilliseconds } from '../../shared/instant.ts'
import type { Shift } from '../store/shift-items.ts'

export const maxShiftMilliseconds = 48 * 3_600_000

/**
 * `ahead`: milliseconds that a time may lie in the future, since a phone’s clock may.
 * @throws AppError `invalid` for an end not after the start, more than 48 hours, or a time in the future
 */
export function validateTimes(
  { startedAt, endedAt }: Pick<Shift, 'startedAt' | 'endedAt'>,
  now: number,
  ahead: number,
): void {
  const start = toMilliseconds(startedAt)
  const end = endedAt === undefined ? undefined : toMilliseconds(endedAt)
  if (end !== undefined && end <= start) throw invalid('endedAt', 'must be after startedAt')
  if (end !== undefined && end - start > maxShiftMilliseconds)
    throw invalid('endedAt', 'makes a shift of over 48 hours')
  if (start > now + ahead) throw invalid('startedAt', 'lies in the future')
  if (end !== undefined && end > now + ahead) throw invalid('endedAt', 'lies in the future')
}

function invalid(field: string, message: string): AppError {
  return new AppError('invalid', undefined, { errors: [{ path: [field], message }] })
}
