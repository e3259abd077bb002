import { found } from '../../shared/errors.ts'
import type { CustomerStore } from '../customer-store.ts'
import { type ConsentState, consentStatesOf } from '../domain/consent.ts'
import type { Customer } from '../items.ts'
import type { ConsentStore } from './consent-store.ts'

export type ReadConsentsDeps = Pick<CustomerStore, 'findCustomer'> & Pick<ConsentStore, 'readLedger' | 'readStatements'>

/**
 * `at`: as they were then, RFC 3339.
 * @throws AppError `not_found`
 */
export async function readConsents(
  accountId: string,
  customerId: string,
  at: string | undefined,
  deps: ReadConsentsDeps,
) {
  const customer = found(await deps.findCustomer(accountId, customerId))
  const ledger = (await deps.readLedger(accountId, customerId)).filter((entry) => at === undefined || entry.at <= at)
  const statements = await deps.readStatements(
    accountId,
    ledger.flatMap(({ statementHash }) => statementHash ?? []),
  )
  return {
    current: consentStatesOf(ledger).map((consentState) => ({
      ...consentState,
      addressCurrent: isCurrent(consentState, customer),
    })),
    ledger: ledger.map((entry) => ({ ...entry, statement: statements.get(entry.statementHash ?? '') })),
  }
}

function isCurrent({ channel, addressHash }: ConsentState, { phoneHash, emailHash }: Customer): boolean {
  return addressHash === (channel === 'sms' ? phoneHash : emailHash)
}
