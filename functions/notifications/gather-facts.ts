import { shifted } from '../appointments/domain/local-time.ts'
import type { Appointment } from '../appointments/items.ts'
import type { AppointmentStore } from '../appointments/store.ts'
import type { ConsentStore } from '../customers/consent-store.ts'
import type { Channel, MessageKind } from '../customers/domain/consent.ts'
import { countryOfPhone } from '../customers/domain/phone.ts'
import type { Customer } from '../customers/items.ts'
import type { CustomerStore } from '../customers/store.ts'
import type { SuppressionStore } from '../customers/suppression-store.ts'
import type { AccountState } from '../shared/account.ts'
import type { Facts, Occasion } from './domain/decide.ts'
import { zoneOf } from './domain/zone.ts'

/** What a message is to be: to whom, about which revision, and for which reminder (`now` for one that the office asks for). */
export type Subject = {
  readonly customerId: string
  readonly appointmentId: string
  readonly revision: number
  readonly offset: string
  readonly kind: MessageKind
  readonly channel: Channel
}
export const askedNow = 'now'

export type FactsDeps = Pick<CustomerStore, 'findCustomer'> &
  Pick<ConsentStore, 'readStanding'> &
  Pick<SuppressionStore, 'findSuppressions'> &
  Pick<AppointmentStore, 'findAppointment'> & { readonly now: () => number }

export type Gathered = { readonly facts: Facts; readonly customer: Customer; readonly appointment: Appointment }

/** Everything that decides, read now; undefined when the customer or the appointment is gone. */
export async function gatherFacts(
  account: AccountState,
  subject: Subject,
  deps: FactsDeps,
): Promise<Gathered | undefined> {
  const { accountId } = account
  const { customerId, channel, kind } = subject
  const [customer, appointment, consent] = await Promise.all([
    deps.findCustomer(accountId, customerId),
    deps.findAppointment(accountId, subject.appointmentId),
    deps.readStanding(accountId, customerId, channel, kind),
  ])
  if (!customer || !appointment) return undefined
  const [to, addressHash] =
    channel === 'sms' ? [customer.phone, customer.phoneHash] : [customer.email, customer.mailHash]
  const suppressions = addressHash ? await deps.findSuppressions(accountId, channel, addressHash, [kind]) : []
  const facts: Facts = {
    now: deps.now(),
    kind,
    channel,
    consent,
    to,
    addressHash,
    suppressions,
    appointment: occasionOf(appointment, subject),
    zone: zoneFor(account, customer, appointment),
    openHours: account.settings.messaging.quietHours,
  }
  return { facts, customer, appointment }
}

function occasionOf(appointment: Appointment, { revision, offset }: Subject): Occasion {
  const { startsAt, timeZone } = appointment
  return {
    isCancelled: appointment.status === 'cancelled',
    isChanged: appointment.revision !== revision,
    startsAt: Date.parse(startsAt),
    plannedAt: offset === askedNow ? undefined : shifted(startsAt, timeZone, offset),
  }
}

function zoneFor(account: AccountState, { timeZone, phone }: Customer, appointment: Appointment): string | undefined {
  return zoneOf({
    customerZone: timeZone,
    appointmentZone: appointment.zoneGiven ? appointment.timeZone : undefined,
    accountZone: account.timeZone,
    accountCountry: account.country,
    phoneCountry: phone === undefined ? undefined : countryOfPhone(phone),
    hasPhone: phone !== undefined,
  })
}
