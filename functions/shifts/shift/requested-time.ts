import { AppError } from '../../shared/errors.ts'
import { toMilliseconds } from '../../shared/instant.ts'
import { maxAheadMilliseconds } from '../domain/rules/phone-times.ts'

/**
 * Returns the time of a request's field `at`, or now, in epoch milliseconds.
 * @throws AppError `invalid` for one more than 5 minutes ahead, since a phone's clock may be, or before `oldest`
 */
export function requestedInstant(at: string | undefined, { now, oldest }: { now: number; oldest?: number }): number {
  const requestedAt = at === undefined ? now : toMilliseconds(at)
  if (requestedAt > now + maxAheadMilliseconds) throw invalidInstant('lies more than 5 minutes ahead')
  if (oldest !== undefined && requestedAt < oldest) throw invalidInstant('lies too far back')
  return requestedAt
}

export function invalidInstant(message: string): AppError {
  return new AppError('invalid', undefined, { errors: [{ path: ['at'], message }] })
}
