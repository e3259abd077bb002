import { toInstant } from '../../shared/instant.ts'
import { chain } from '../../shared/ledger/ledger.ts'
import type { ConsentStore, RecordedDecision } from '../consent/consent-store.ts'
import { isStopped } from '../consent/record-consent.ts'
import type { SuppressionStore } from '../consent/suppression-store.ts'
import { addressHashOf, applyDecision, type Channel, consentStatesOf, statementHashOf } from '../domain/consent.ts'
import type { Customer, LedgerEntry } from '../items.ts'
import type { ImportedConsent } from './import-schemas.ts'

export type ImportedDecisionsDeps = Pick<ConsentStore, 'putStatement'> &
  Pick<SuppressionStore, 'findSuppressionsByChannel'> & { readonly now: () => number }
type StaffCaller = { readonly accountId: string; readonly memberId: string }

export type ImportedDecisions = {
  readonly added: readonly RecordedDecision[]
  readonly stopped: boolean
}

/**
 * The same wording, method and address are recorded once, whatever was decided since: importing a file again must not undo a
 * withdrawal. No import takes back the customer's own stop, whatever method the file claims.
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
  await deps.putStatement(accountId, statementHash, statement)
  const importEvidence = { imported: true, ...(evidence === undefined ? {} : { evidence }) }
  const added: RecordedDecision[] = []
  const recorded = (channel: Channel) =>
    ledger.find((entry) => isSameGrant(entry, channel, consent, statementHash, customer))
  const newChannels = consent.channels.filter((channel) => recorded(channel) === undefined)
  const at = toInstant(deps.now()) // before the read, so that a stop in between is newer
  const addresses = newChannels.flatMap((channel) => {
    const hash = addressHashOf(customer, channel)
    return hash === undefined ? [] : [{ channel, hash }]
  })
  const suppressions = await deps.findSuppressionsByChannel(accountId, addresses, kinds)
  const findSuppressions = async (_: string, channel: Channel) => suppressions.get(channel) ?? []
  let stopped = consent.channels.some((channel) => recorded(channel)?.effective === false)
  let [consentStates, newest] = [consentStatesOf(ledger), ledger.at(-1)]
  for (const channel of newChannels) {
    const decision = { channel, kinds: [...kinds], decision: 'granted' as const }
    const request = { ...decision, method: 'import' as const, statement }
    const effective = !(await isStopped(accountId, request, { customer, consentStates }, { findSuppressions }))
    const entry: LedgerEntry = chain(newest, {
      ...decision,
      method,
      at,
      cause: 'office' as const,
      effective,
      recordedBy: memberId,
      statementHash,
      evidence: importEvidence,
      customerId: customer.customerId,
      addressHash: addressHashOf(customer, channel),
    })
    const after = applyDecision(consentStates, entry)
    added.push({ entry, changed: after.filter((consentState) => !consentStates.includes(consentState)) })
    ;[consentStates, newest] = [after, entry]
    stopped ||= !effective
  }
  return { added, stopped }
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
