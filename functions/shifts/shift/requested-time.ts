import { AppError } from '../../shared/errors.ts'
import { toMilliseconds } from '../../shared/instant.ts'

/** So far may a caller’s clock be ahead of ours. */
export const aheadMilliseconds = 5 * 60_000

/**
 * The moment that a request tells, or now, in milliseconds since 1970.
 * @throws AppError `invalid` for one that is more than 5 minutes ahead of the server, or before `oldest`
 */
export function requestedInstant(at: string | undefined, { now, oldest }: { now: number; oldest: number }): number {
  const moment = at === undefined ? now : toMilliseconds(at)
  if (moment > now + aheadMilliseconds) throw invalidInstant('lies more than 5 minutes ahead')
  if (moment < oldest) throw invalidInstant('lies too far back')
  return moment
}

/** The refusal (422) of the field `at`. */
export function invalidInstant(message: string): AppError {
  return new AppError('invalid', undefined, { errors: [{ path: ['at'], message }] })
}
