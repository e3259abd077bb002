import { toInstant } from '../../shared/instant.ts'
import { chainNew } from '../../shared/ledger/ledger.ts'
import type { RecordedDecision } from '../consent/consent-store.ts'
import { refusalFor } from '../consent/record-consent.ts'
import type { SuppressionStore } from '../consent/suppression-store.ts'
import { addressHashOf, applyDecision, type Channel, consentStatesOf, statementHashOf } from '../domain/consent.ts'
import type { GrantRefusal } from '../domain/office-grant.ts'
import type { Customer, LedgerEntry } from '../items.ts'
import type { ImportedConsent } from './import-schemas.ts'

export type ImportedDecisionsDeps = Pick<SuppressionStore, 'findSuppressionsByChannel'> & { readonly now: () => number }
type StaffCaller = { readonly accountId: string; readonly memberId: string }

export type ImportedDecisions = {
  readonly added: readonly RecordedDecision[]
  /** Why one of the grants has no effect. */
  readonly refusal: GrantRefusal | undefined
}

/**
 * The same wording, method and address are recorded once, whatever was decided since: importing a file again must not undo a
 * withdrawal. No import takes back the customer's own stop or a hard bounce, whatever method the file claims.
 */
export async function importedDecisions(
  customer: Customer,
  ledger: readonly LedgerEntry[],
  consent: ImportedConsent,
  { accountId, memberId }: StaffCaller,
  deps: ImportedDecisionsDeps,
): Promise<ImportedDecisions> {
  const { kinds, method, statement, evidence } = consent
  const statementHash = statementHashOf(statement)
  const importEvidence = { imported: true, ...(evidence === undefined ? {} : { evidence }) }
  const added: RecordedDecision[] = []
  const recorded = (channel: Channel) =>
    ledger.find((entry) => isSameGrant(entry, channel, consent, statementHash, customer))
  const newChannels = consent.channels.filter((channel) => recorded(channel) === undefined)
  const withoutEffect = consent.channels.filter((channel) => recorded(channel)?.effective === false)
  const at = toInstant(deps.now()) // before the read, so that a stop in between is newer
  const addresses = [...newChannels, ...withoutEffect].flatMap((channel) => {
    const hash = addressHashOf(customer, channel)
    return hash === undefined ? [] : [{ channel, hash }]
  })
  const suppressions = await deps.findSuppressionsByChannel(accountId, addresses, kinds)
  const findSuppressions = async (_: string, channel: Channel) => suppressions.get(channel) ?? []
  const refusalOf = (channel: Channel) => {
    const grant = { channel, kinds, decision: 'granted', method: 'import', isOwner: false } as const
    return refusalFor(accountId, grant, { customer, consentStates }, { findSuppressions })
  }
  let refusal: GrantRefusal | undefined
  let [consentStates, newest] = [consentStatesOf(ledger), ledger.at(-1)]
  for (const channel of withoutEffect) refusal ??= (await refusalOf(channel)) ?? 'stopped_by_customer'
  for (const channel of newChannels) {
    const decision = { channel, kinds: [...kinds], decision: 'granted' as const }
    const refused = await refusalOf(channel)
    const entry: LedgerEntry = chainNew(newest, {
      ...decision,
      method,
      at,
      cause: 'office' as const,
      effective: refused === undefined,
      recordedBy: memberId,
      statement,
      statementHash,
      evidence: importEvidence,
      customerId: customer.customerId,
      addressHash: addressHashOf(customer, channel),
    })
    const after = applyDecision(consentStates, entry)
    added.push({ entry, changed: after.filter((consentState) => !consentStates.includes(consentState)) })
    ;[consentStates, newest] = [after, entry]
    refusal ??= refused
  }
  return { added, refusal }
}

function isSameGrant(
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
    entry.addressHash === addressHashOf(customer, channel) &&
    kinds.every((kind) => entry.kinds.includes(kind))
  )
}
