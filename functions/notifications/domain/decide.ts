import { nextOpening, type OpenHours } from './sending-hours.ts'

/** All that a decision is made from, as it is at this moment. Times in milliseconds since the epoch, or UTC instants. */
export type Facts = {
  readonly now: number
  readonly kind: string
  readonly channel: 'sms' | 'email'
  readonly consent: Consent | undefined
  readonly to: string | undefined
  /** Hash of the address that the customer has now. */
  readonly addressHash: string | undefined
  readonly suppressions: readonly { readonly at: string; readonly cause: string }[]
  readonly appointment: AppointmentFacts | undefined
  readonly zone: string | undefined
  readonly openHours: OpenHours
}

export type Consent = {
  readonly state: 'granted' | 'withdrawn'
  readonly since: string
  readonly version: number
  readonly entry: number
  readonly cause: string
  readonly addressHash?: string | undefined
}

/** What a message is about: the revision it was made for beside the appointment as it stands. */
export type AppointmentFacts = {
  readonly isCancelled: boolean
  readonly isChanged: boolean
  readonly startsAt: number
  /** When a planned reminder was to go; undefined for one that the office asks for now. */
  readonly plannedAt: number | undefined
  /** From when on the message says what no longer holds; the beginning, unless told. */
  readonly until?: number | undefined
}

export type RefusalReason =
  | 'no_consent'
  | 'withdrawn'
  | 'no_address'
  | 'suppressed'
  | 'appointment_cancelled'
  | 'appointment_changed'
  | 'too_late'
  | 'unknown_time_zone'
  | 'cap_reached'
  | 'account_erasing'
  | 'paused'

/** Only this module can write it, so only `decide` makes contacts. */
const byTheGate = Symbol('made by the consent gate')

/** A customer to whom this one message may go now. What sends to customers takes this and nothing looser. */
export type ConsentedContact = {
  readonly [byTheGate]: true
  readonly channel: 'sms' | 'email'
  readonly to: string
  readonly consentVersion: number
}

export type Verdict =
  | { readonly verdict: 'allow'; readonly contact: ConsentedContact }
  | { readonly verdict: 'defer'; readonly until: number }
  | { readonly verdict: 'refuse'; readonly reason: RefusalReason }

/** Withdrawn by what a provider told, not by the customer: the address is what is wrong. */
const addressAtFault = ['hard-bounce', 'complaint', 'rejected', 'carrier-block', 'provider-opt-out']
const exemptFromSendingHours = ['on-my-way']

/**
 * The consent gate: nothing goes to a customer but what this allows. Default deny; the one maker of `ConsentedContact`.
 * Asked when a message is made, and again, with everything read anew, when it is sent.
 */
export function decide(facts: Facts): Verdict {
  const { consent, to, addressHash } = facts
  if (!consent) return refuse('no_consent')
  if (consent.state === 'withdrawn') return refuse(withdrawalReason(consent.cause))
  if (to === undefined) return refuse('no_address')
  if (consent.addressHash !== addressHash) return refuse('no_consent') // it was given for another phone or address
  if (facts.suppressions.some(({ at }) => at >= consent.since)) return refuse('suppressed')
  const moment = timingVerdict(facts)
  if (moment) return moment
  const contact = { channel: facts.channel, to, consentVersion: consent.version, [byTheGate]: true } as const
  return { verdict: 'allow', contact }
}

/** A text with a stop word in another sense pauses marketing, until somebody grants it again. */
function withdrawalReason(cause: string): RefusalReason {
  if (cause === 'reply') return 'paused'
  return addressAtFault.includes(cause) ? 'suppressed' : 'withdrawn'
}

function timingVerdict({ now, kind, appointment, zone, openHours }: Facts): Verdict | undefined {
  if (appointment?.isCancelled) return refuse('appointment_cancelled')
  if (appointment?.isChanged) return refuse('appointment_changed')
  if (appointment && isTooLate(appointment, now)) return refuse('too_late')
  if (exemptFromSendingHours.includes(kind)) return undefined
  if (zone === undefined) return refuse('unknown_time_zone')
  const opening = nextOpening(now, zone, openHours)
  if (opening === now) return undefined
  if (appointment && isTooLate(appointment, opening)) return refuse('too_late')
  return { verdict: 'defer', until: opening }
}

/** A reminder may be late by half of its offset; nothing reminds of what has begun. */
function isTooLate({ startsAt, plannedAt, until = startsAt }: AppointmentFacts, at: number): boolean {
  if (at >= until) return true
  return plannedAt !== undefined && at - plannedAt > (startsAt - plannedAt) / 2
}

function refuse(reason: RefusalReason): Verdict {
  return { verdict: 'refuse', reason }
}
