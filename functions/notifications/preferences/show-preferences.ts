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

type LinkTarget = { readonly preference: Preference; readonly reader: Reader } | { readonly errorPage: Response }

/** 404 for a forged token, 410 when company or customer are gone. */
export async function resolveLink(token: string, deps: ShowDeps): Promise<LinkTarget> {
  const preference = await deps.openToken(token)
  if (!preference) return { errorPage: unknownPage() }
  const account = await deps.findActiveAccount(preference.accountId)
  const customer = account && (await deps.findCustomer(preference.accountId, preference.customerId))
  if (!account || !customer) return { errorPage: gonePage() }
  return { preference, reader: { company: senderName(account), language: languageOf(customer, account.country) } }
}

/** Changes nothing: email scanners follow links. */
export async function showPreferences(token: string, deps: ShowDeps): Promise<Response> {
  const target = await resolveLink(token, deps)
  if ('errorPage' in target) return target.errorPage
  const { accountId, customerId } = target.preference
  return preferencePage(target.reader, choicesOf(await deps.readConsentStates(accountId, customerId)), false)
}

/** In a fixed order. */
export function choicesOf(consentStates: readonly ConsentState[]): Choice[] {
  const choices = consentStates.map(({ channel, kind, state }) => ({ channel, kind, isOn: state === 'granted' }))
  const orderOf = ({ channel, kind }: Choice) =>
    channels.indexOf(channel) * messageKinds.length + messageKinds.indexOf(kind)
  return choices.sort((a, b) => orderOf(a) - orderOf(b))
}
