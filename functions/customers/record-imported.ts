import { createHash } from 'node:crypto'
import type { ConsentStore } from './consent-store.ts'
import type { Channel } from './domain/consent.ts'
import type { ImportedConsent } from './import-schemas.ts'
import type { Customer, LedgerEntry } from './items.ts'
import { isStopped, type RecordConsentDeps } from './record-consent.ts'
import { type Facts, type Plan, recordDecision } from './record-decision.ts'

export type RecordImportedDeps = RecordConsentDeps & Pick<ConsentStore, 'readLedger'>
type Office = { readonly accountId: string; readonly memberId: string }

/**
 * Puts a consent from a file on record, once: the same wording by the same method for the same address is on record
 * already, whatever was decided since, so a file imported again opens nothing that was closed after it. No file opens what
 * the customer has stopped, not even one that tells of a form. Answers which channels were recorded, and whether any of
 * them is stopped.
 */
export async function recordImported(
  customer: Customer,
  isNew: boolean,
  consent: ImportedConsent,
  office: Office,
  deps: RecordImportedDeps,
): Promise<{ recorded: boolean; stopped: boolean }> {
  const statementHash = createHash('sha256').update(consent.statement).digest('hex')
  await deps.keepStatement(office.accountId, statementHash, consent.statement)
  const ledger = isNew ? [] : await deps.readLedger(office.accountId, customer.customerId)
  let [recorded, stopped] = [false, false]
  for (const channel of consent.channels) {
    const known = ledger.find((entry) => isSame(entry, channel, consent, statementHash, customer))
    const entry = known ?? (await record(customer, channel, consent, statementHash, office, deps))
    recorded ||= !known && entry !== undefined
    stopped ||= entry?.effective === false
  }
  return { recorded, stopped }
}

function record(
  { customerId }: Customer,
  channel: Channel,
  { kinds, method, statement, evidence }: ImportedConsent,
  statementHash: string,
  { accountId, memberId }: Office,
  deps: RecordImportedDeps,
): Promise<LedgerEntry | undefined> {
  const decision = { channel, kinds: [...kinds], decision: 'granted' as const, method, statement }
  const plan = async (facts: Facts): Promise<Plan> => {
    const effective = !(await isStopped(accountId, { ...decision, method: 'import' }, facts, deps))
    const { statement: _, ...said } = decision
    const at = new Date(deps.now()).toISOString()
    const told = { imported: true, ...(evidence === undefined ? {} : { evidence }) }
    return {
      entry: { ...said, at, cause: 'office', effective, recordedBy: memberId, statementHash, evidence: told },
    }
  }
  return recordDecision(accountId, customerId, plan, deps)
}

function isSame(
  entry: LedgerEntry,
  channel: Channel,
  { kinds, method }: ImportedConsent,
  statementHash: string,
  { phoneHash, mailHash }: Customer,
): boolean {
  return (
    entry.decision === 'granted' &&
    entry.channel === channel &&
    entry.method === method &&
    entry.statementHash === statementHash &&
    entry.addressHash === (channel === 'sms' ? phoneHash : mailHash) &&
    kinds.every((kind) => entry.kinds.includes(kind))
  )
}
