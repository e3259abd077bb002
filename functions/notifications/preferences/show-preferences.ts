import type { ConsentStore } from '../../customers/consent/consent-store.ts'
import type { CustomerStore } from '../../customers/customer-store.ts'
import { type ConsentState, channels, messageKinds } from '../../customers/domain/consent.ts'
import { languageOf } from '../../customers/domain/language.ts'
import type { Response } from '../../shared/http/route.ts'
import type { Account } from '../../shared/identity/account.ts'
import { senderName } from '../email/compose.ts'
import { type Choice, gonePage, preferencePage, type Reader, unknownPage } from './preference-page.ts'
import type { Preference, PreferenceTokenStore } from './preference-token-store.ts'

export type ShowDeps = Pick<PreferenceTokenStore, 'openToken'> &
  Pick<CustomerStore, 'findCustomer'> &
  Pick<ConsentStore, 'readConsentStates'> & {
    readonly findActiveAccount: (accountId: string) => Promise<Account | undefined>
  }

/** Whose page it is, or the page that says why there is none. */
type Visit = { readonly preference: Preference; readonly reader: Reader } | { readonly instead: Response }

/** A link leads nowhere when we did not make it, and to an end when company or customer are gone. */
export async function visit(token: string, deps: ShowDeps): Promise<Visit> {
  const preference = await deps.openToken(token)
  if (!preference) return { instead: unknownPage() }
  const account = await deps.findActiveAccount(preference.accountId)
  const customer = account && (await deps.findCustomer(preference.accountId, preference.customerId))
  if (!account || !customer) return { instead: gonePage() }
  return { preference, reader: { company: senderName(account), language: languageOf(customer, account.country) } }
}

/** Shows what the customer gets; mail scanners follow links, so showing changes nothing. */
export async function showPreferences(token: string, deps: ShowDeps): Promise<Response> {
  const came = await visit(token, deps)
  if ('instead' in came) return came.instead
  const { accountId, customerId } = came.preference
  return preferencePage(came.reader, choicesOf(await deps.readConsentStates(accountId, customerId)), false)
}

/** What the customer was ever asked about, in a fixed order. */
export function choicesOf(consentStates: readonly ConsentState[]): Choice[] {
  const choices = consentStates.map(({ channel, kind, state }) => ({ channel, kind, isOn: state === 'granted' }))
  const place = ({ channel, kind }: Choice) =>
    channels.indexOf(channel) * messageKinds.length + messageKinds.indexOf(kind)
  return choices.sort((a, b) => place(a) - place(b))
}
