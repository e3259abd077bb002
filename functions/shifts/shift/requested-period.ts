import { AppError } from '../../shared/errors.ts'

type Period = { readonly from: string; readonly to: string }

/**
 * Dates as YYYY-MM-DD; `to` is not included.
 * @throws AppError `invalid` unless `to` comes after `from`, by at most `maxDays`
 */
export function requirePeriod({ from, to }: Period, maxDays = Number.POSITIVE_INFINITY): void {
  const count = (Date.parse(to) - Date.parse(from)) / 86_400_000
  if (count > 0 && count <= maxDays) return
  const message = count > 0 ? `must be at most ${maxDays} days after from` : 'must be after from; it is not included'
  throw new AppError('invalid', undefined, { errors: [{ path: ['to'], message }] })
}
