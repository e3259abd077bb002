import { AppError } from '../../shared/errors.ts'
import type { AuditNote } from '../../shared/ledger/audit.ts'
import { chain } from '../../shared/ledger/ledger.ts'
import type { Write } from '../../shared/table/table.ts'
import type { CustomerStore } from '../customer-store.ts'
import { type ConsentState, decided } from '../domain/consent.ts'
import type { Customer, LedgerEntry } from '../items.ts'
import type { ConsentStore } from './consent-store.ts'

/** What a decision is made from. */
export type Facts = { readonly customer: Customer; readonly consentStates: readonly ConsentState[] }
export type NewEntry = Omit<
  LedgerEntry,
  'customerId' | 'version' | 'hash' | 'previousHash' | 'addressHash' | 'evidence'
> & { readonly evidence?: unknown }
/** What is to be put on record, what is written with it, and what the audit trail says of it. */
export type Plan = { readonly entry: NewEntry; readonly alongside?: readonly Write[]; readonly note?: AuditNote }

export type AppendConsentDeps = Pick<CustomerStore, 'findCustomer'> & Pick<ConsentStore, 'readConsents' | 'append'>

const maxAttempts = 20

/**
 * Puts one decision of a customer on record: read, plan, append, and once more from the start when somebody was faster.
 * Undefined when the customer is gone, when the plan is to record nothing, or when its companion writes say that this is
 * on record already.
 */
export async function appendConsent(
  accountId: string,
  customerId: string,
  plan: (facts: Facts) => Promise<Plan | undefined> | Plan | undefined,
  deps: AppendConsentDeps,
): Promise<LedgerEntry | undefined> {
  for (let race = 0; race < maxAttempts; race += 1) {
    const customer = await deps.findCustomer(accountId, customerId)
    if (!customer) return undefined
    const { newest, consentStates } = await deps.readConsents(accountId, customerId)
    const planned = await plan({ customer, consentStates })
    if (!planned) return undefined
    const addressHash = planned.entry.channel === 'sms' ? customer.phoneHash : customer.emailHash
    const entry = chain(newest, { ...planned.entry, customerId, addressHash })
    const changed = decided(consentStates, entry).filter((consentState) => !consentStates.includes(consentState))
    const { alongside = [], note } = planned
    const appended = await deps.append(accountId, { customer, entry, changed, alongside, note })
    if (appended === 'written') return entry
    if (appended === 'alreadyRecorded') return undefined
  }
  throw new AppError('unavailable')
}
