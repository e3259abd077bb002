import { type CustomerWarningDeps, warningsOfCustomer } from '../customers/customer-warnings.ts'
import type { Customer } from '../customers/items.ts'
import type { AccountState } from '../shared/identity/account.ts'
import { toMilliseconds } from '../shared/instant.ts'
import { isLocalTime } from './domain/local-time.ts'
import type { Appointment } from './items.ts'
import type { appointmentWarnings } from './schemas.ts'

type Warning = { readonly code: (typeof appointmentWarnings)[number] }

export type WarningDeps = CustomerWarningDeps & {
  readonly findCustomer: (accountId: string, customerId: string) => Promise<Customer | undefined>
  /** Another one of its member at the same time. */
  readonly hasOverlap: (accountId: string, appointment: Appointment) => Promise<boolean>
  readonly now: () => number
}

/** Of a request that made or changed an appointment: the start, if it gave one. */
export type Written = { readonly startsAt?: string | undefined }

/**
 * What the office should know of an appointment that is stored all the same; without `written`, when it is only read, of its
 * customer's phone alone.
 */
export async function warningsOf(
  appointment: Appointment,
  written: Written | undefined,
  { accountId, account }: { readonly accountId: string; readonly account: AccountState },
  deps: WarningDeps,
): Promise<{ readonly warnings?: readonly Warning[] }> {
  if (appointment.status === 'cancelled') return {}
  const customer = await deps.findCustomer(accountId, appointment.customerId)
  const warnings = [
    ...(written ? await warningsOfPlan(appointment, written, accountId, deps) : []),
    ...(customer ? await warningsOfCustomer(customer, account, deps) : []),
  ]
  return warnings.length === 0 ? {} : { warnings }
}

/** The overlap is looked for among the appointments of a week. */
async function warningsOfPlan(
  appointment: Appointment,
  { startsAt: typed }: Written,
  accountId: string,
  deps: WarningDeps,
): Promise<Warning[]> {
  const { startsAt, localStart } = appointment
  const signs = {
    worker_busy: await deps.hasOverlap(accountId, appointment),
    in_the_past: typed !== undefined && toMilliseconds(startsAt) < deps.now(),
    time_shifted: typed !== undefined && isLocalTime(typed) && !sameMinute(typed, localStart),
  } as const
  return (Object.keys(signs) as (keyof typeof signs)[]).filter((code) => signs[code]).map((code) => ({ code }))
}

/** Local times of ISO 8601, with or without seconds. */
function sameMinute(one: string, other: string): boolean {
  const length = 'YYYY-MM-DDTHH:MM'.length
  return one.slice(0, length) === other.slice(0, length)
}
