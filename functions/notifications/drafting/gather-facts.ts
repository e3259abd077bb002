import type { AppointmentStore } from '../../appointments/appointment-store.ts'
import { addDuration } from '../../appointments/domain/local-time.ts'
import type { Appointment } from '../../appointments/items.ts'
import type { ConsentStore } from '../../customers/consent/consent-store.ts'
import type { SuppressionStore } from '../../customers/consent/suppression-store.ts'
import type { CustomerStore } from '../../customers/customer-store.ts'
import { addressHashOf, isMessageKind } from '../../customers/domain/consent.ts'
import { type AllowedCountries, isAllowedDestination } from '../../customers/domain/destination.ts'
import { likelyCountryOfPhone } from '../../customers/domain/phone.ts'
import type { Customer } from '../../customers/items.ts'
import type { AccountState } from '../../shared/identity/account.ts'
import { toMilliseconds } from '../../shared/instant.ts'
import { settleAll } from '../../shared/settle-all.ts'
import { zoneOf } from '../domain/customer-zone.ts'
import type { AppointmentFacts, Facts } from '../domain/decide.ts'
import { moveOffset } from '../domain/told-times.ts'
import {
  type AboutAppointment,
  type AboutCancellation,
  immediateOffset,
  type MessageSubject,
} from '../message-subject.ts'

/** An on-my-way message goes so long before the start, at most, and so long after its request; never after the end. */
const onMyWay = { beforeStart: 4 * 3_600_000, afterRequest: 15 * 60_000 }

const minute = 60_000
/** In place of a planned reminder's offset. */
const unplanned = [immediateOffset, moveOffset]

export type FactsDeps = Pick<CustomerStore, 'findCustomer'> &
  Pick<ConsentStore, 'readConsentState'> &
  Pick<SuppressionStore, 'findSuppressions'> &
  Pick<AppointmentStore, 'findAppointment'> & {
    readonly now: () => number
    readonly allowedCountries: AllowedCountries
  }

export type Gathered = {
  readonly facts: Facts
  readonly customer: Customer
  readonly appointment: Appointment | undefined
}

/** What is known of a message that exists; epoch milliseconds. */
type Waited = { readonly requestedAt: number; readonly deferredTo?: number | undefined }

/** Reads everything that a decision depends on. Undefined when the customer or the appointment is gone. */
export async function gatherFacts(
  account: AccountState,
  subject: MessageSubject,
  deps: FactsDeps,
  waited: Waited = { requestedAt: deps.now() },
): Promise<Gathered | undefined> {
  const { accountId } = account
  const { customerId, channel, kind } = subject
  const [customer, appointment, consent] = await settleAll([
    deps.findCustomer(accountId, customerId),
    'appointmentId' in subject ? deps.findAppointment(accountId, subject.appointmentId) : undefined,
    deps.readConsentState(accountId, customerId, channel, kind),
  ])
  if (!customer || ('appointmentId' in subject && !appointment)) return undefined
  const addressHash = addressHashOf(customer, channel)
  const suppressions = addressHash
    ? await deps.findSuppressions(accountId, channel, addressHash, [kind].filter(isMessageKind))
    : []
  const facts: Facts = {
    ...factsOf(account, customer, { kind, channel, consent }, deps),
    suppressions,
    appointment: appointment && 'appointmentId' in subject ? appointmentFacts(appointment, subject, waited) : undefined,
    zone: zoneFor(account, customer, appointment),
  }
  return { facts, customer, appointment }
}

/** What the customer and the consent tell: the suppressions of the address, and an appointment, come on top. */
export function factsOf(
  account: AccountState,
  customer: Customer,
  { kind, channel, consent }: Pick<Facts, 'kind' | 'channel' | 'consent'>,
  deps: Pick<FactsDeps, 'now' | 'allowedCountries'>,
): Facts {
  const to = channel === 'sms' ? customer.phone : customer.email
  return {
    now: deps.now(),
    kind,
    channel,
    consent,
    to,
    addressHash: addressHashOf(customer, channel),
    isAllowedDestination:
      channel === 'email' || to === undefined || isAllowedDestination(to, account.country, deps.allowedCountries),
    suppressions: [],
    appointment: undefined,
    zone: zoneFor(account, customer, undefined),
    openHours: account.settings.messaging.sendingHours,
  }
}

function appointmentFacts(
  appointment: Appointment,
  subject: MessageSubject & (AboutAppointment | AboutCancellation),
  { requestedAt, deferredTo }: Waited,
): AppointmentFacts {
  const { timeZone } = appointment
  const startsAt = toMilliseconds(appointment.startsAt)
  if ('cancels' in subject) return { isCancelled: false, isChanged: false, startsAt, plannedAt: undefined }
  const { revision, offset } = subject
  return {
    isCancelled: appointment.status === 'cancelled',
    isChanged: appointment.revision !== revision,
    startsAt,
    plannedAt: unplanned.includes(offset) ? undefined : addDuration(appointment.startsAt, timeZone, offset),
    deferredTo,
    ...(subject.kind === 'on-my-way' && {
      notBefore: startsAt - onMyWay.beforeStart,
      until: Math.min(requestedAt + onMyWay.afterRequest, startsAt + appointment.durationMinutes * minute),
    }),
  }
}

function zoneFor(
  account: AccountState,
  { timeZone, phone }: Customer,
  appointment: Appointment | undefined,
): string | undefined {
  return zoneOf({
    customerZone: timeZone,
    appointmentZone: appointment?.zoneGiven ? appointment.timeZone : undefined,
    accountZone: account.timeZone,
    accountCountry: account.country,
    phoneCountry: phone === undefined ? undefined : likelyCountryOfPhone(phone, account.country),
    hasPhone: phone !== undefined,
  })
}
