import { type AllowedCountries, isAllowedDestination } from '../customers/domain/destination.ts'
import type { Customer } from '../customers/items.ts'
import type { AccountState } from '../shared/identity/account.ts'
import { toMilliseconds } from '../shared/instant.ts'
import { isLocalTime } from './domain/local-time.ts'
import type { Appointment } from './items.ts'
import type { appointmentWarnings } from './schemas.ts'

type Warning = { readonly code: (typeof appointmentWarnings)[number] }

export type WarningDeps = {
  readonly findCustomer: (accountId: string, customerId: string) => Promise<Customer | undefined>
  /** Another one of its member at the same time. */
  readonly hasOverlap: (accountId: string, appointment: Appointment) => Promise<boolean>
  readonly allowedCountries: AllowedCountries
  readonly now: () => number
}

/** What the office should know of an appointment that is stored all the same. `typed`: the start, if a request gave one. */
export async function warningsOf(
  appointment: Appointment,
  typed: string | undefined,
  { accountId, account }: { readonly accountId: string; readonly account: AccountState },
  deps: WarningDeps,
): Promise<{ readonly warnings?: readonly Warning[] }> {
  const { status, startsAt, localStart, customerId } = appointment
  if (status === 'cancelled') return {}
  const { phone } = (await deps.findCustomer(accountId, customerId)) ?? {}
  const signs: Readonly<Record<Warning['code'], boolean>> = {
    worker_busy: await deps.hasOverlap(accountId, appointment),
    in_the_past: typed !== undefined && toMilliseconds(startsAt) < deps.now(),
    time_shifted: typed !== undefined && isLocalTime(typed) && !sameMinute(typed, localStart),
    destination_not_allowed:
      phone !== undefined && !isAllowedDestination(phone, account.country, deps.allowedCountries),
  }
  const warnings = (Object.keys(signs) as Warning['code'][]).flatMap((code) => (signs[code] ? [{ code }] : []))
  return warnings.length === 0 ? {} : { warnings }
}

/** Local times of ISO 8601, with or without seconds. */
function sameMinute(one: string, other: string): boolean {
  const length = 'YYYY-MM-DDTHH:MM'.length
  return one.slice(0, length) === other.slice(0, length)
}
