import type { ScopedSuppression } from '../../customers/consent/suppression-store.ts'
import {
  addressHashOf,
  type Channel,
  type ConsentState,
  isOwnStop,
  type MessageKind,
} from '../../customers/domain/consent.ts'
import { hasBounced, isStopped } from '../../customers/domain/office-grant.ts'
import type { Customer } from '../../customers/items.ts'
import type { PreferenceLink } from './preference-token-store.ts'

/** After that a link only withdraws. */
const grantMilliseconds = 90 * 86_400_000
/** As long as a link that the page sent proves who reads the address. */
export const freshMilliseconds = 3_600_000

/** `proof`: it was just sent to the address because its reader asked. */
export type LinkRight = 'withdraw' | 'grant' | 'proof'

/** `suppressions`: of the address that the link went to. */
export type LinkFacts = {
  readonly consentStates: readonly ConsentState[]
  readonly suppressions: readonly ScopedSuppression[]
}

/** `now` in epoch milliseconds. */
export function rightOf(
  { use, channel, addressHash, issuedAt }: PreferenceLink,
  customer: Pick<Customer, 'phoneHash' | 'emailHash'>,
  now: number,
): LinkRight {
  const isCurrent = addressHash !== undefined && addressHash === addressHashOf(customer, channel)
  const age = now - issuedAt
  if (use === 'unsubscribe' || !isCurrent || age > grantMilliseconds) return 'withdraw'
  return use === 'fresh' && age <= freshMilliseconds ? 'proof' : 'grant'
}

/**
 * Whether a link of this right may grant a kind. A link that is no proof grants only what was never stopped and did not come
 * back; a proof also takes back the stops from before it was sent.
 */
export function mayGrant(
  { channel, addressHash, issuedAt }: PreferenceLink,
  right: LinkRight,
  wanted: Channel,
  kind: MessageKind,
  { consentStates, suppressions }: LinkFacts,
): boolean {
  if (right === 'withdraw' || wanted !== channel) return false
  const facts = { consentStates, suppressions, addressHash }
  if (right === 'grant') return !isStopped(channel, kind, facts) && !hasBounced(channel, kind, facts)
  const isSince = (instant: string) => Date.parse(instant) >= issuedAt
  const isStoppedSince = consentStates.some(
    (each) => each.channel === channel && each.kind === kind && each.stopped && isSince(each.since),
  )
  const newer = suppressions.filter(({ at, cause }) => isOwnStop(cause) && isSince(at))
  return !isStoppedSince && !isStopped(channel, kind, { consentStates: [], suppressions: newer, addressHash })
}
