import type { ConsentStore } from '../../customers/consent/consent-store.ts'
import type { SuppressionStore } from '../../customers/consent/suppression-store.ts'
import { addressHashOf, type Channel, type MessageKind } from '../../customers/domain/consent.ts'
import { oneAddress } from '../../customers/domain/one-address.ts'
import type { Customer } from '../../customers/items.ts'
import type { AccountState } from '../../shared/identity/account.ts'
import { decide, type RefusalReason } from '../domain/decide.ts'
import { type FactsDeps, factsOf } from '../drafting/gather-facts.ts'
import type { CapRoom } from './cap-room.ts'

export type JudgeDeps = Pick<ConsentStore, 'readConsentsOfKind'> &
  Pick<SuppressionStore, 'findSuppressionsOf'> &
  Pick<FactsDeps, 'now' | 'allowedCountries'>

export type Judged = {
  readonly channel: Channel
  readonly status: 'queued' | 'deferred' | 'refused'
  readonly reason?: RefusalReason
}

type Message = {
  readonly kind: MessageKind
  readonly channel: Channel
  readonly unitsFor: (customer: Customer) => number
}

/** What the gate decides now of one channel, read for all customers together. An address that comes again is refused. */
export async function judgeRecipients(
  account: AccountState,
  customers: readonly Customer[],
  { kind, channel, unitsFor }: Message,
  room: CapRoom,
  deps: JudgeDeps,
): Promise<Judged[]> {
  const { accountId } = account
  const ids = customers.map(({ customerId }) => customerId)
  const hashes = customers.flatMap((customer) => addressHashOf(customer, channel) ?? [])
  const consents = await deps.readConsentsOfKind(accountId, ids, channel, kind)
  const suppressions = await deps.findSuppressionsOf(accountId, channel, hashes, [kind])
  const written = new Set<string>()
  return customers.map((customer): Judged => {
    const refuse = (reason: RefusalReason): Judged => ({ channel, status: 'refused', reason })
    const facts = factsOf(account, customer, { kind, channel, consent: consents.get(customer.customerId) }, deps)
    const { addressHash = '', to = '' } = facts
    const address = oneAddress(channel, to)
    const verdict = decide({ ...facts, suppressions: suppressions.get(addressHash) ?? [] })
    if (verdict.verdict === 'refuse') return refuse(verdict.reason)
    if (written.has(address)) return refuse('same_address')
    if (!room(channel, unitsFor(customer))) return refuse('cap_reached')
    written.add(address)
    return { channel, status: verdict.verdict === 'defer' ? 'deferred' : 'queued' }
  })
}
