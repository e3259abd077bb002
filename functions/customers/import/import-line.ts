import { AppError, found } from '../../shared/errors.ts'
import { toInstant } from '../../shared/instant.ts'
import { applyChange } from '../change-customer.ts'
import type { ConsentStore } from '../consent/consent-store.ts'
import type { CustomerStore, Written } from '../customer-store.ts'
import type { Customer } from '../items.ts'
import type { NewCustomer } from '../schemas.ts'
import type { ImportedConsent } from './import-schemas.ts'
import type { ImportStore } from './import-store.ts'
import { type AppendConsentDeps, importedDecisions } from './imported-consents.ts'

export type LineDeps = AppendConsentDeps &
  Pick<CustomerStore, 'findCustomer' | 'newCustomerWrites' | 'changedCustomerWrites'> &
  Pick<ConsentStore, 'readLedger' | 'decisionWrites' | 'checkCustomer'> &
  Pick<ImportStore, 'writeLine'>
type StaffCaller = { readonly accountId: string; readonly memberId: string }

const maxAttempts = 5

/**
 * One line: the customer and what the line tells of consents, in one transaction, so that no customer is there without
 * them. `existing` is the customer as it was when the import began. Throws 404 for one who is gone meanwhile, 503 when too
 * many change it at once.
 */
export async function importLine(
  existing: Customer | undefined,
  said: NewCustomer,
  consent: ImportedConsent | undefined,
  office: StaffCaller,
  deps: LineDeps,
): Promise<{ outcome: 'created' | 'updated' | 'unchanged'; stopped: boolean }> {
  const { accountId } = office
  let before = existing
  for (let race = 0; race < maxAttempts; race += 1) {
    const isChanged = before !== undefined && differs(before, said)
    const { customer, writes } = await written(accountId, before, isChanged, said, deps)
    // read after the customer is known: what is decided in between moves the chain on, and the entry finds its place taken
    const ledger = before && consent ? await deps.readLedger(accountId, before.customerId) : []
    const { added, stopped } = consent
      ? await importedDecisions(customer, ledger, consent, office, deps)
      : { added: [], stopped: false }
    if (before && !isChanged && added.length === 0) return { outcome: 'unchanged', stopped }
    const decisions = await Promise.all(added.map((each) => deps.decisionWrites(accountId, each)))
    const isWritten = await deps.writeLine([...writes, ...decisions.flat()])
    if (isWritten) return { outcome: before ? 'updated' : 'created', stopped }
    if (before) before = found(await deps.findCustomer(accountId, before.customerId))
  }
  throw new AppError('unavailable')
}

/** The customer's own part of the transaction: made, changed, or only held to what it is. */
async function written(
  accountId: string,
  before: Customer | undefined,
  isChanged: boolean,
  said: NewCustomer,
  deps: LineDeps,
): Promise<Written> {
  const at = toInstant(deps.now())
  if (!before) return deps.newCustomerWrites(accountId, { ...said, tags: [...new Set(said.tags)] }, at)
  if (isChanged) return deps.changedCustomerWrites(accountId, before, applyChange(before, said), at)
  return { customer: before, writes: [deps.checkCustomer(accountId, before)] }
}

function differs(existing: Customer, said: NewCustomer): boolean {
  const shape = (fields: ReturnType<typeof applyChange>) => JSON.stringify(Object.entries(fields).sort())
  return shape(applyChange(existing, said)) !== shape(applyChange(existing, {}))
}
