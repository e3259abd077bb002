import { retryOnConflict } from '../../shared/background/retry.ts'
import { found } from '../../shared/errors.ts'
import { toInstant } from '../../shared/instant.ts'
import { settleAll } from '../../shared/settle-all.ts'
import { applyChange } from '../change-customer.ts'
import type { ConsentStore } from '../consent/consent-store.ts'
import type { CustomerStore, CustomerWrites } from '../customer-store.ts'
import type { GrantRefusal } from '../domain/office-grant.ts'
import type { Customer } from '../items.ts'
import type { CustomerChange } from '../schemas.ts'
import type { ImportedConsent, ImportedCustomer } from './import-schemas.ts'
import type { ImportStore } from './import-store.ts'
import { type ImportedDecisionsDeps, importedDecisions } from './imported-consents.ts'

export type LineDeps = ImportedDecisionsDeps &
  Pick<CustomerStore, 'findCustomer' | 'newCustomerWrites' | 'changedCustomerWrites'> &
  Pick<ConsentStore, 'readLedger' | 'decisionWrites' | 'checkCustomer'> &
  Pick<ImportStore, 'writeLine'>
type StaffCaller = { readonly accountId: string; readonly memberId: string }
type LineOutcome = { readonly outcome: 'created' | 'updated' | 'unchanged'; readonly refusal: GrantRefusal | undefined }

const maxAttempts = 5

/**
 * One transaction, so that no customer is stored without the consents. `existing` is from the start of the import.
 * @throws AppError `not_found` if erased since then, `unavailable`
 */
export async function importLine(
  existing: Customer | undefined,
  fields: ImportedCustomer,
  consent: ImportedConsent | undefined,
  staff: StaffCaller,
  deps: LineDeps,
): Promise<LineOutcome> {
  const { accountId } = staff
  let before = existing
  return retryOnConflict<LineOutcome>(maxAttempts, async () => {
    const isChanged = before !== undefined && differs(before, fields)
    const { customer, writes } = await customerWrites(accountId, before, isChanged, fields, deps)
    // read after the customer: a decision in between takes the next place in the chain, a conflict
    const ledger = before && consent ? await deps.readLedger(accountId, before.customerId) : []
    const { added, refusal } = consent
      ? await importedDecisions(customer, ledger, consent, staff, deps)
      : { added: [], refusal: undefined }
    if (before && !isChanged && added.length === 0) return { outcome: 'unchanged', refusal }
    const decisions = await settleAll(added.map((each) => deps.decisionWrites(accountId, each)))
    const isWritten = await deps.writeLine([...writes, ...decisions.flat()])
    if (isWritten) return { outcome: before ? 'updated' : 'created', refusal }
    if (before) before = found(await deps.findCustomer(accountId, before.customerId))
    return undefined
  })
}

async function customerWrites(
  accountId: string,
  before: Customer | undefined,
  isChanged: boolean,
  fields: ImportedCustomer,
  deps: LineDeps,
): Promise<CustomerWrites> {
  const at = toInstant(deps.now())
  const change = changeOf(before, fields)
  if (isChanged && before) return deps.changedCustomerWrites(accountId, before, applyChange(before, change), at)
  if (!before) {
    const added = { ...change, name: fields.name, kind: fields.kind ?? 'customer', tags: [...new Set(fields.tags)] }
    return deps.newCustomerWrites(accountId, added, at)
  }
  return { customer: before, writes: [deps.checkCustomer(accountId, before)] }
}

/** What the line says of the customer; what is noted stays where it stands already. */
export function changeOf(existing: Customer | undefined, { noted, ...fields }: ImportedCustomer) {
  const notes = fields.notes ?? existing?.notes ?? ''
  const missing = noted.filter((each) => !holdsLines(notes, each))
  if (missing.length === 0) return fields
  return { ...fields, notes: [notes, ...missing].filter((each) => each !== '').join('\n') }
}

/** As whole lines: a shorter number of a phone or street is part of a longer one. */
function holdsLines(notes: string, lines: string): boolean {
  const framed = (text: string) => `\n${text.replace(/\r\n?/g, '\n')}\n`
  return framed(notes).includes(framed(lines))
}

/** Whether an import of these fields would change the customer. */
export function differs(existing: Customer, imported: ImportedCustomer): boolean {
  const fields: CustomerChange = changeOf(existing, imported)
  const shape = (each: ReturnType<typeof applyChange>) => JSON.stringify(Object.entries(each).sort())
  return shape(applyChange(existing, fields)) !== shape(applyChange(existing, {}))
}
