import type { AppointmentStore } from '../../appointments/appointment-store.ts'
import { addDuration } from '../../appointments/domain/local-time.ts'
import type { Appointment } from '../../appointments/items.ts'
import type { ConsentStore } from '../../customers/consent/consent-store.ts'
import type { SuppressionStore } from '../../customers/consent/suppression-store.ts'
import type { CustomerStore } from '../../customers/customer-store.ts'
import type { MessageKind } from '../../customers/domain/consent.ts'
import { countryOfPhone } from '../../customers/domain/phone.ts'
import type { Customer } from '../../customers/items.ts'
import type { AccountState } from '../../shared/identity/account.ts'
import { zoneOf } from '../domain/customer-zone.ts'
import type { AppointmentFacts, Facts } from '../domain/decide.ts'
import { type AboutAppointment, type AboutCancellation, askedNow, type MessageSubject } from '../message-subject.ts'

/** Whoever is on the way is there by then, or something else has come up. */
const onTheWayMilliseconds = 15 * 60_000

const onMyWay: MessageKind = 'on-my-way'

export type FactsDeps = Pick<CustomerStore, 'findCustomer'> &
  Pick<ConsentStore, 'readConsentState'> &
  Pick<SuppressionStore, 'findSuppressions'> &
  Pick<AppointmentStore, 'findAppointment'> & { readonly now: () => number }

export type Gathered = {
  readonly facts: Facts
  readonly customer: Customer
  readonly appointment: Appointment | undefined
}

/**
 * Everything that decides, read now; undefined when the customer or the appointment is gone. `since` is when the message
 * was asked for, milliseconds since the epoch; now, for one that is not there yet.
 */
export async function gatherFacts(
  account: AccountState,
  subject: MessageSubject,
  deps: FactsDeps,
  since = deps.now(),
): Promise<Gathered | undefined> {
  const { accountId } = account
  const { customerId, channel, kind } = subject
  const [customer, appointment, consent] = await Promise.all([
    deps.findCustomer(accountId, customerId),
    'appointmentId' in subject ? deps.findAppointment(accountId, subject.appointmentId) : undefined,
    deps.readConsentState(accountId, customerId, channel, kind),
  ])
  if (!customer || ('appointmentId' in subject && !appointment)) return undefined
  const [to, addressHash] =
    channel === 'sms' ? [customer.phone, customer.phoneHash] : [customer.email, customer.emailHash]
  const suppressions = addressHash ? await deps.findSuppressions(accountId, channel, addressHash, [kind]) : []
  const facts: Facts = {
    now: deps.now(),
    kind,
    channel,
    consent,
    to,
    addressHash,
    suppressions,
    appointment: appointment && 'appointmentId' in subject ? occasionOf(appointment, subject, since) : undefined,
    zone: zoneFor(account, customer, appointment),
    openHours: account.settings.messaging.quietHours,
  }
  return { facts, customer, appointment }
}

function occasionOf(
  appointment: Appointment,
  about: MessageSubject & (AboutAppointment | AboutCancellation),
  since: number,
): AppointmentFacts {
  const { startsAt, timeZone } = appointment
  if ('cancels' in about)
    return { isCancelled: false, isChanged: false, startsAt: Date.parse(startsAt), plannedAt: undefined }
  const { revision, offset } = about
  return {
    isCancelled: appointment.status === 'cancelled',
    isChanged: appointment.revision !== revision,
    startsAt: Date.parse(startsAt),
    plannedAt: offset === askedNow ? undefined : addDuration(startsAt, timeZone, offset),
    until: about.kind === onMyWay ? since + onTheWayMilliseconds : undefined,
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
    phoneCountry: phone === undefined ? undefined : countryOfPhone(phone),
    hasPhone: phone !== undefined,
  })
}
