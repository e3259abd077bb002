import type { ConsentStore } from '../../customers/consent/consent-store.ts'
import { isMessageKind } from '../../customers/domain/consent.ts'
import type { Account } from '../../shared/identity/account.ts'
import { settleAll } from '../../shared/settle-all.ts'
import { type EachCompany, eachCompany } from './each-company.ts'

type CustomerWithPhone = { readonly accountId: string; readonly customerId: string; readonly hash: string }

/** A customer who has the phone that an inbound text came from; `hash` is the phone's, `country` the company's. */
export type MatchedCustomer = CustomerWithPhone & { readonly country: string }

/** Those of one company, first the one under whom it reads the text, if it `mayRead` it. */
export type Company = {
  readonly accountId: string
  readonly customers: readonly [MatchedCustomer, ...MatchedCustomer[]]
  readonly mayRead: boolean
}

export type MatchedCustomersDeps = Pick<ConsentStore, 'readConsentStates'> & {
  readonly findActiveAccount: (accountId: string) => Promise<Account | undefined>
}

const maxCheckedPerCompany = 10

/** Of each company whose account is active. */
export async function withActiveAccount(
  matched: readonly CustomerWithPhone[],
  deps: MatchedCustomersDeps,
): Promise<EachCompany<MatchedCustomer[]>> {
  const companies = [...Map.groupBy(matched, ({ accountId }) => accountId)]
  const { done, errors } = await eachCompany(companies, async ([accountId, customers]) => {
    const account = await deps.findActiveAccount(accountId)
    return account ? customers.map((each) => ({ ...each, country: account.country })) : []
  })
  return { done: done.filter(({ length }) => length > 0), errors }
}

/**
 * One text has one reader in a company, though several of its customers have the phone: the one whom the SMS went to that it
 * answers, else the first.
 */
export async function asCompany(
  customers: readonly MatchedCustomer[],
  { isAlone, answered }: { readonly isAlone: boolean; readonly answered: string | undefined },
  deps: MatchedCustomersDeps,
): Promise<Company> {
  const readers = isAlone ? customers : await grantedOf(customers, deps)
  const first = readers.find(({ customerId }) => customerId === answered) ?? readers[0] ?? customers[0]
  if (!first) throw new Error('a company without customers')
  const others = customers.filter(({ customerId }) => customerId !== first.customerId)
  return { accountId: first.accountId, customers: [first, ...others], mayRead: readers.length > 0 }
}

/**
 * Whether the customer granted this company SMS, stopped since or not. Only then may it read a text to a shared number,
 * which may be meant for another company.
 */
export async function hasGrantedConsent(
  { accountId, customerId }: MatchedCustomer,
  deps: MatchedCustomersDeps,
): Promise<boolean> {
  const consentStates = await deps.readConsentStates(accountId, customerId)
  return consentStates.some(
    ({ channel, kind, state, closed }) => channel === 'sms' && isMessageKind(kind) && (state === 'granted' || closed),
  )
}

/** Of the first few: a company that has one phone many times must not delay the others. */
async function grantedOf(
  customers: readonly MatchedCustomer[],
  deps: MatchedCustomersDeps,
): Promise<MatchedCustomer[]> {
  const checked = customers.slice(0, maxCheckedPerCompany)
  const isGranted = await settleAll(checked.map((each) => hasGrantedConsent(each, deps)))
  return checked.filter((_, index) => isGranted[index])
}
