import { retryOnConflict } from '../../shared/background/retry.ts'
import type { AuditNote } from '../../shared/ledger/audit.ts'
import { chainNew } from '../../shared/ledger/ledger.ts'
import type { Write } from '../../shared/table/table.ts'
import type { CustomerStore } from '../customer-store.ts'
import { addressHashOf, applyDecision, type ConsentState } from '../domain/consent.ts'
import type { Customer, LedgerEntry } from '../items.ts'
import type { ConsentStore } from './consent-store.ts'

export type Facts = { readonly customer: Customer; readonly consentStates: readonly ConsentState[] }
/** Without `addressHash` it is about the customer's current address. */
export type NewEntry = Omit<LedgerEntry, 'customerId' | 'version' | 'hash' | 'previousHash' | 'salt' | 'evidence'> & {
  readonly evidence?: unknown
}
export type Plan = { readonly entry: NewEntry; readonly alongside?: readonly Write[]; readonly note?: AuditNote }

export type AppendConsentDeps = Pick<CustomerStore, 'findCustomer'> & Pick<ConsentStore, 'readConsents' | 'append'>

const maxAttempts = 20

/**
 * Starts again after a conflict. Returns undefined if the customer is gone, `plan` returns nothing, or a write of `alongside`
 * is refused, which means that the decision is recorded already.
 * @throws AppError `unavailable`
 */
export async function appendConsent(
  accountId: string,
  customerId: string,
  plan: (facts: Facts) => Promise<Plan | undefined> | Plan | undefined,
  deps: AppendConsentDeps,
): Promise<LedgerEntry | undefined> {
  const { entry } = await retryOnConflict<{ entry: LedgerEntry | undefined }>(maxAttempts, async () => {
    const customer = await deps.findCustomer(accountId, customerId)
    if (!customer) return { entry: undefined }
    const { newest, consentStates } = await deps.readConsents(accountId, customerId)
    const planned = await plan({ customer, consentStates })
    if (!planned) return { entry: undefined }
    const { addressHash = addressHashOf(customer, planned.entry.channel) } = planned.entry
    const next = chainNew(newest, { ...planned.entry, customerId, addressHash })
    const changed = applyDecision(consentStates, next).filter((consentState) => !consentStates.includes(consentState))
    const { alongside = [], note } = planned
    const appended = await deps.append(accountId, { customer, entry: next, changed, alongside, note })
    if (appended === 'conflict') return undefined
    return { entry: appended === 'written' ? next : undefined }
  })
  return entry
}
