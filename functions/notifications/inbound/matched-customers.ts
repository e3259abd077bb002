import type { ConsentStore } from '../../customers/consent/consent-store.ts'
import { isMessageKind } from '../../customers/domain/consent.ts'
import type { Account } from '../../shared/identity/account.ts'
import { settleAll } from '../../shared/settle-all.ts'

type CustomerWithPhone = { readonly accountId: string; readonly customerId: string; readonly hash: string }

/** A customer who has the phone that an inbound text came from; `hash` is the phone's, `country` the company's. */
export type MatchedCustomer = CustomerWithPhone & { readonly country: string }

export type MatchedCustomersDeps = Pick<ConsentStore, 'readConsentStates'> & {
  readonly findActiveAccount: (accountId: string) => Promise<Account | undefined>
}

const maxCheckedPerCompany = 10

export async function withActiveAccount(
  matched: readonly CustomerWithPhone[],
  deps: MatchedCustomersDeps,
): Promise<MatchedCustomer[]> {
  const ids = [...new Set(matched.map(({ accountId }) => accountId))]
  const accounts = await settleAll(ids.map((id) => deps.findActiveAccount(id)))
  const countries = new Map(accounts.flatMap((account) => (account ? [[account.accountId, account.country]] : [])))
  return matched.flatMap((each) => {
    const country = countries.get(each.accountId)
    return country === undefined ? [] : [{ ...each, country }]
  })
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

/** Those who granted SMS, of the first few of each company; all when there is none. */
export async function helpResponders(
  matched: readonly MatchedCustomer[],
  deps: MatchedCustomersDeps,
): Promise<readonly MatchedCustomer[]> {
  const checked = byCompany(matched).flatMap((each) => each.slice(0, maxCheckedPerCompany))
  const isGranted = await settleAll(checked.map((each) => hasGrantedConsent(each, deps)))
  const granted = checked.filter((_, index) => isGranted[index])
  return granted.length > 0 ? granted : matched
}

/** A company that has one phone many times must not delay the others. */
export function onePerCompany(
  matched: readonly MatchedCustomer[],
): [first: MatchedCustomer[], others: MatchedCustomer[]] {
  const companies = byCompany(matched)
  return [companies.flatMap((each) => each.slice(0, 1)), companies.flatMap((each) => each.slice(1))]
}

function byCompany(matched: readonly MatchedCustomer[]): MatchedCustomer[][] {
  return [...Map.groupBy(matched, ({ accountId }) => accountId).values()]
}
