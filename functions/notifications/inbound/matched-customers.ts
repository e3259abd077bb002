import type { ConsentStore } from '../../customers/consent/consent-store.ts'
import type { Account } from '../../shared/identity/account.ts'

/** A customer who has the phone that wrote. */
export type MatchedCustomer = { readonly accountId: string; readonly customerId: string; readonly hash: string }

export type MatchedCustomersDeps = Pick<ConsentStore, 'readConsentStates'> & {
  readonly findActiveAccount: (accountId: string) => Promise<Account | undefined>
}

/** Those whose company is not leaving. */
export async function ofActiveAccounts(
  senders: readonly MatchedCustomer[],
  deps: MatchedCustomersDeps,
): Promise<MatchedCustomer[]> {
  const ids = [...new Set(senders.map(({ accountId }) => accountId))]
  const accounts = await Promise.all(ids.map((id) => deps.findActiveAccount(id)))
  const active = new Set(accounts.flatMap((account) => account?.accountId ?? []))
  return senders.filter(({ accountId }) => active.has(accountId))
}

/**
 * Whether the writer has allowed this company to text this customer. Of several that share our number only such a one reads
 * the words: they may be for another, and to have somebody's phone on file is no right to read them.
 */
export async function hasGrantedConsent(
  { accountId, customerId }: MatchedCustomer,
  deps: MatchedCustomersDeps,
): Promise<boolean> {
  const consentStates = await deps.readConsentStates(accountId, customerId)
  return consentStates.some(({ channel, state, closed }) => channel === 'sms' && (state === 'granted' || closed))
}

/** Those whom the writer allowed to text, as far as a few of each company tell; all, when there is none. */
export async function whoAnswersHelp(
  senders: readonly MatchedCustomer[],
  deps: MatchedCustomersDeps,
): Promise<readonly MatchedCustomer[]> {
  const few = companiesOf(senders).flatMap((each) => each.slice(0, 10))
  const allowed = await Promise.all(few.map((each) => hasGrantedConsent(each, deps)))
  const known = few.filter((_, index) => allowed[index])
  return known.length > 0 ? known : senders
}

/**
 * One customer of each company, and the others: a company that has one phone on file a thousand times keeps no other one,
 * and not the answer, waiting.
 */
export function onePerCompany(
  senders: readonly MatchedCustomer[],
): [first: MatchedCustomer[], others: MatchedCustomer[]] {
  const companies = companiesOf(senders)
  return [companies.flatMap((each) => each.slice(0, 1)), companies.flatMap((each) => each.slice(1))]
}

function companiesOf(senders: readonly MatchedCustomer[]): MatchedCustomer[][] {
  return [...Map.groupBy(senders, ({ accountId }) => accountId).values()]
}
