import type { ConsentStore } from '../customers/consent-store.ts'
import type { Account } from '../shared/account.ts'

/** A customer who has the phone that wrote. */
export type Sender = { readonly accountId: string; readonly customerId: string; readonly hash: string }

export type SendersDeps = Pick<ConsentStore, 'readStandings'> & {
  readonly findActiveAccount: (accountId: string) => Promise<Account | undefined>
}

/** Those whose company is not leaving. */
export async function ofActiveAccounts(senders: readonly Sender[], deps: SendersDeps): Promise<Sender[]> {
  const ids = [...new Set(senders.map(({ accountId }) => accountId))]
  const accounts = await Promise.all(ids.map((id) => deps.findActiveAccount(id)))
  const active = new Set(accounts.flatMap((account) => account?.accountId ?? []))
  return senders.filter(({ accountId }) => active.has(accountId))
}

/**
 * Of several companies that share our number, those that the writer allowed to text: the words may be for another one, and
 * to have somebody's phone on file is no right to read them. One company alone is the one that is meant.
 */
export async function whoMayWrite(senders: readonly Sender[], deps: SendersDeps): Promise<readonly Sender[]> {
  if (senders.every(({ accountId }) => accountId === senders[0]?.accountId)) return senders
  const standings = await Promise.all(senders.map((each) => deps.readStandings(each.accountId, each.customerId)))
  return senders.filter((_, index) =>
    standings[index]?.some(({ channel, state, closed }) => channel === 'sms' && (state === 'granted' || closed)),
  )
}

/**
 * One customer of each company, and the others: a company that has one phone on file a thousand times keeps no other one,
 * and not the answer, waiting.
 */
export function firstOfEach(senders: readonly Sender[]): [first: Sender[], namesakes: Sender[]] {
  const companies = [...Map.groupBy(senders, ({ accountId }) => accountId).values()]
  return [companies.flatMap((each) => each.slice(0, 1)), companies.flatMap((each) => each.slice(1))]
}
