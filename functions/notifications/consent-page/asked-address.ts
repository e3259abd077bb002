import type { ConsentRequest } from '../../customers/consent/consent-request-store.ts'
import type { ScopedSuppression } from '../../customers/consent/suppression-store.ts'
import { addressHashOf, type ConsentState, isOwnStop, type MessageKind } from '../../customers/domain/consent.ts'
import { hasBounced } from '../../customers/domain/office-grant.ts'
import type { Customer, LedgerEntry } from '../../customers/items.ts'
import type { Obstacle } from './page-texts.ts'

export type AskedAddress = ConsentRequest['addresses'][number]

export type AddressFacts = {
  readonly ledger: readonly LedgerEntry[]
  readonly consentStates: readonly ConsentState[]
  /** Of the asked address, for every kind. */
  readonly suppressions: readonly ScopedSuppression[]
}

/**
 * Why the page records nothing for an address; undefined if it may. Staff are handed the link and can fill the page in, so an
 * address that was ever stopped is out of its reach.
 */
export function obstacleTo(
  { channel, addressHash }: AskedAddress,
  kinds: readonly MessageKind[],
  customer: Pick<Customer, 'phoneHash' | 'emailHash'>,
  { ledger, consentStates, suppressions }: AddressFacts,
): Obstacle | undefined {
  if (addressHashOf(customer, channel) !== addressHash) return 'former'
  const wasStopped = ledger.some(
    (entry) => entry.channel === channel && entry.addressHash === addressHash && isStop(entry),
  )
  const isStopped = consentStates.some((each) => each.channel === channel && each.stopped)
  if (wasStopped || isStopped || suppressions.some(({ cause }) => isOwnStop(cause))) return 'stopped'
  const facts = { consentStates, suppressions, addressHash }
  return kinds.some((kind) => hasBounced(channel, kind, facts)) ? 'bounced' : undefined
}

function isStop({ decision, cause }: LedgerEntry): boolean {
  return decision === 'withdrawn' && isOwnStop(cause)
}

/** Enough for its owner to know it: `+…43`, `a…@mail.example`. */
export function maskedAddress({ phone, email }: Customer, channel: AskedAddress['channel']): string {
  if (channel === 'sms') return `+…${phone?.slice(-2) ?? ''}`
  const [name = '', domain = ''] = email?.split('@') ?? []
  return `${[...name][0] ?? ''}…@${domain}`
}
