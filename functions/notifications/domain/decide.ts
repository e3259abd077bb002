import { toInstant } from '../../shared/instant.ts'
import { answeredAt } from './reply-window.ts'
import { nextOpening, type OpenHours } from './sending-hours.ts'

/** Numbers are epoch milliseconds, times in text RFC 3339 in UTC. */
export type Facts = {
  readonly now: number
  readonly kind: string
  readonly channel: 'sms' | 'email'
  readonly consent: Consent | undefined
  readonly to: string | undefined
  readonly addressHash: string | undefined
  /** The installation texts this number; true for email. */
  readonly isAllowedDestination: boolean
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
  /** Of a permission that ends by itself. */
  readonly expiresAt?: string | undefined
  readonly addressHash?: string | undefined
}

export type AppointmentFacts = {
  readonly isCancelled: boolean
  readonly isChanged: boolean
  readonly startsAt: number
  /** Undefined for a reminder that staff request now. */
  readonly plannedAt: number | undefined
  /** The opening to which an earlier decision deferred the message: its lateness counts from there. */
  readonly deferredTo?: number | undefined
  /** Before it the message is too early; default: none is. */
  readonly notBefore?: number | undefined
  /** When the message becomes obsolete; default: the start. */
  readonly until?: number | undefined
}

export const refusalReasons = [
  'no_consent',
  'withdrawn',
  'no_address',
  'suppressed',
  'appointment_cancelled',
  'appointment_changed',
  'too_early',
  'too_late',
  'unknown_time_zone',
  'cap_reached',
  'account_erasing',
  'paused',
  'destination_not_allowed',
  'same_address', // another customer of the same bulk request has the address
] as const
export type RefusalReason = (typeof refusalReasons)[number]

/** Not exported, so `decide` is the only maker of `ConsentedContact`. */
const byTheGate = Symbol('made by the consent gate')

/** The permission to send one message to a customer now. */
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

/** The address failed; the customer did not withdraw. */
const providerCauses = ['hard-bounce', 'complaint', 'rejected', 'carrier-block', 'provider-opt-out']
/** Over with a newer grant. A stop by the customer holds until it is taken back, whatever was recorded since. */
const failures = ['hard-bounce', 'rejected', 'carrier-block']
const exemptFromSendingHours = ['on-my-way', 'reply']
/** What a planned reminder that sending hours defer leaves its reader. */
const minNoticeMilliseconds = 30 * 60_000

/** The consent gate. Runs when a message is drafted, and again on fresh facts when it is sent. */
export function decide(facts: Facts): Verdict {
  const { consent, to, addressHash } = facts
  if (!consent) return refuse('no_consent')
  if (consent.state === 'withdrawn') return refuse(withdrawalReason(consent.cause))
  if (to === undefined) return refuse('no_address')
  if (consent.addressHash !== addressHash) return refuse('no_consent') // granted for another address
  if (consent.expiresAt !== undefined && consent.expiresAt <= toInstant(facts.now)) return refuse('too_late')
  if (facts.suppressions.some((each) => isInForce(each, consent))) return refuse('suppressed')
  if (!facts.isAllowedDestination) return refuse('destination_not_allowed')
  const untimely = timingVerdict(facts)
  if (untimely) return untimely
  const contact = { channel: facts.channel, to, consentVersion: consent.version, [byTheGate]: true } as const
  return { verdict: 'allow', contact }
}

/** A customer who wrote after a stop has asked for an answer, and for nothing else. */
function isInForce({ at, cause }: Facts['suppressions'][number], { since, expiresAt }: Consent): boolean {
  if (expiresAt !== undefined) return at >= answeredAt(expiresAt)
  return at >= since || !failures.includes(cause)
}

function withdrawalReason(cause: string): RefusalReason {
  if (cause === 'reply') return 'paused'
  return providerCauses.includes(cause) ? 'suppressed' : 'withdrawn'
}

function timingVerdict(facts: Facts): Verdict | undefined {
  const { now, kind, appointment, zone, openHours } = facts
  if (appointment?.isCancelled) return refuse('appointment_cancelled')
  if (appointment?.isChanged) return refuse('appointment_changed')
  if (appointment?.notBefore !== undefined && now < appointment.notBefore) return refuse('too_early')
  if (appointment && isTooLate(appointment, facts)) return refuse('too_late')
  if (exemptFromSendingHours.includes(kind)) return undefined
  if (zone === undefined) return refuse('unknown_time_zone')
  const opening = nextOpening(now, zone, openHours)
  if (opening === now) return undefined
  if (appointment && isTooSoonAt(opening, appointment)) return refuse('too_late')
  return { verdict: 'defer', until: opening }
}

/** A reminder may be late by half its offset, counted from when it could first be sent, and never goes after the start. */
function isTooLate(appointment: AppointmentFacts, { now, zone, openHours }: Facts): boolean {
  const { startsAt, plannedAt, deferredTo = Number.NEGATIVE_INFINITY, until = startsAt } = appointment
  if (now >= until) return true
  if (plannedAt === undefined) return false
  const dueAt = zone === undefined ? plannedAt : nextOpening(plannedAt, zone, openHours)
  return now - Math.max(dueAt, deferredTo) > (startsAt - plannedAt) / 2
}

/** Whether the message, deferred to this opening, would come too shortly before the start. */
function isTooSoonAt(opening: number, { startsAt, plannedAt, until = startsAt }: AppointmentFacts): boolean {
  return opening >= until || (plannedAt !== undefined && startsAt - opening < minNoticeMilliseconds)
}

function refuse(reason: RefusalReason): Verdict {
  return { verdict: 'refuse', reason }
}
