import { createHash } from 'node:crypto'
import { toInstant } from '../../shared/instant.ts'
import { chain } from '../../shared/ledger/ledger.ts'
import type { ConsentStore } from '../consent/consent-store.ts'
import { isStopped } from '../consent/record-consent.ts'
import type { SuppressionStore } from '../consent/suppression-store.ts'
import { type Channel, type ConsentState, consentStatesOf, decided } from '../domain/consent.ts'
import type { Customer, LedgerEntry } from '../items.ts'
import type { ImportedConsent } from './import-schemas.ts'

export type AppendConsentDeps = Pick<ConsentStore, 'putStatement'> &
  Pick<SuppressionStore, 'findSuppressionsByChannel'> & { readonly now: () => number }
type StaffCaller = { readonly accountId: string; readonly memberId: string }

/** What a line adds to its customer's ledger, and whether the customer has stopped any of it. */
export type Decisions = {
  readonly added: readonly { readonly entry: LedgerEntry; readonly changed: readonly ConsentState[] }[]
  readonly stopped: boolean
}

/**
 * The decisions of a line, one for each channel. The same wording by the same method for the same address is on record
 * once, whatever was decided since, so a file imported again opens nothing that was closed after it. No file opens what the
 * customer has stopped, not even one that tells of a form. `ledger` is the customer's until now.
 */
export async function importedDecisions(
  customer: Customer,
  ledger: readonly LedgerEntry[],
  consent: ImportedConsent,
  { accountId, memberId }: StaffCaller,
  deps: AppendConsentDeps,
): Promise<Decisions> {
  const { kinds, method, statement, evidence } = consent
  const statementHash = createHash('sha256').update(statement).digest('hex')
  await deps.putStatement(accountId, statementHash, statement)
  const told = { imported: true, ...(evidence === undefined ? {} : { evidence }) }
  const added: { entry: LedgerEntry; changed: ConsentState[] }[] = []
  const known = (channel: Channel) => ledger.find((entry) => isSame(entry, channel, consent, statementHash, customer))
  const fresh = consent.channels.filter((channel) => known(channel) === undefined)
  const at = toInstant(deps.now()) // before it is looked: a stop in between is the newer one
  const addresses = fresh.flatMap((channel) => {
    const hash = addressOf(customer, channel)
    return hash === undefined ? [] : [{ channel, hash }]
  })
  const memories = await deps.findSuppressionsByChannel(accountId, addresses, kinds)
  const findSuppressions = async (_: string, channel: Channel) => memories.get(channel) ?? []
  let stopped = consent.channels.some((channel) => known(channel)?.effective === false)
  let [consentStates, newest] = [consentStatesOf(ledger), ledger.at(-1)]
  for (const channel of fresh) {
    const decision = { channel, kinds: [...kinds], decision: 'granted' as const }
    const asked = { ...decision, method: 'import' as const, statement }
    const effective = !(await isStopped(accountId, asked, { customer, consentStates }, { findSuppressions }))
    const entry: LedgerEntry = chain(newest, {
      ...decision,
      method,
      at,
      cause: 'office' as const,
      effective,
      recordedBy: memberId,
      statementHash,
      evidence: told,
      customerId: customer.customerId,
      addressHash: addressOf(customer, channel),
    })
    const after = decided(consentStates, entry)
    added.push({ entry, changed: after.filter((consentState) => !consentStates.includes(consentState)) })
    ;[consentStates, newest] = [after, entry]
    stopped ||= !effective
  }
  return { added, stopped }
}

function isSame(
  entry: LedgerEntry,
  channel: Channel,
  { kinds, method }: ImportedConsent,
  statementHash: string,
  customer: Customer,
): boolean {
  return (
    entry.decision === 'granted' &&
    entry.channel === channel &&
    entry.method === method &&
    entry.statementHash === statementHash &&
    entry.addressHash === addressOf(customer, channel) &&
    kinds.every((kind) => entry.kinds.includes(kind))
  )
}

const addressOf = ({ phoneHash, emailHash }: Customer, channel: Channel) => (channel === 'sms' ? phoneHash : emailHash)
