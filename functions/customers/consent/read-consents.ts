import { found } from '../../shared/errors.ts'
import type { CustomerStore } from '../customer-store.ts'
import { addressHashOf, consentStatesOf } from '../domain/consent.ts'
import type { ConsentStore } from './consent-store.ts'

export type ReadConsentsDeps = Pick<CustomerStore, 'findCustomer'> & Pick<ConsentStore, 'readLedger' | 'withStatements'>

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
  return {
    current: consentStatesOf(ledger).map((consentState) => ({
      ...consentState,
      addressCurrent: consentState.addressHash === addressHashOf(customer, consentState.channel),
    })),
    ledger: await deps.withStatements(accountId, ledger),
  }
}
