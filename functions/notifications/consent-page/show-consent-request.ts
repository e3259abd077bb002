import type { ConsentRequest, ConsentRequestStore } from '../../customers/consent/consent-request-store.ts'
import type { ConsentStore } from '../../customers/consent/consent-store.ts'
import type { SuppressionStore } from '../../customers/consent/suppression-store.ts'
import type { CustomerStore } from '../../customers/customer-store.ts'
import { messageKinds } from '../../customers/domain/consent.ts'
import { languageOf } from '../../customers/domain/language.ts'
import type { Customer } from '../../customers/items.ts'
import { escapeHtml } from '../../shared/http/html.ts'
import type { Response } from '../../shared/http/route.ts'
import type { Account } from '../../shared/identity/account.ts'
import { settleAll } from '../../shared/settle-all.ts'
import { customerPage, gonePage, type Sender, senderOf, unknownPage } from '../preferences/customer-page.ts'
import { type AddressFacts, type AskedAddress, maskedAddress, obstacleTo } from './asked-address.ts'
import { type AskedChannel, consentPage } from './consent-page.ts'
import { type Answer, consentPageTexts } from './page-texts.ts'

export type ShowRequestDeps = Pick<ConsentRequestStore, 'openRequestToken'> &
  Pick<CustomerStore, 'findCustomer'> &
  Pick<ConsentStore, 'readConsentStates' | 'readLedger'> &
  Pick<SuppressionStore, 'findSuppressions'> & {
    readonly findActiveAccount: (accountId: string) => Promise<Account | undefined>
    readonly now: () => number
    /** The number that texts come from, E.164. */
    readonly smsNumber: string
  }

export type OpenRequest = { readonly request: ConsentRequest; readonly customer: Customer; readonly sender: Sender }

/** 404 for a forged token, 410 when it has expired, or company or customer are gone. */
export async function openRequest(
  token: string,
  deps: ShowRequestDeps,
): Promise<OpenRequest | { readonly errorPage: Response }> {
  const request = await deps.openRequestToken(token)
  if (!request) return { errorPage: unknownPage() }
  const account = await deps.findActiveAccount(request.accountId)
  const customer = account && (await deps.findCustomer(request.accountId, request.customerId))
  if (!account || !customer) return { errorPage: gonePage() }
  const sender = senderOf(account, languageOf(customer, account))
  if (deps.now() < request.expiresAt) return { request, customer, sender }
  const text = consentPageTexts[sender.language].expired(sender.company)
  return { errorPage: customerPage(410, sender, `<p>${escapeHtml(text)}</p>`) }
}

/** Changes nothing. `done`: what a form led to. */
export async function showConsentRequest(
  token: string,
  done: Answer | undefined,
  deps: ShowRequestDeps,
): Promise<Response> {
  const opened = await openRequest(token, deps)
  if ('errorPage' in opened) return opened.errorPage
  const { request, customer, sender } = opened
  const channels = await settleAll(request.addresses.map((asked) => askedChannel(asked, request, customer, deps)))
  return consentPage({ sender, channels, smsNumber: deps.smsNumber }, done)
}

async function askedChannel(
  asked: AskedAddress,
  request: ConsentRequest,
  customer: Customer,
  deps: ShowRequestDeps,
): Promise<AskedChannel> {
  const facts = await factsOf(asked, request, deps)
  const { channel } = asked
  const agreed = request.kinds.filter((kind) => hasAgreed(asked, kind, facts))
  const obstacle = obstacleTo(asked, request.kinds, customer, facts)
  return { channel, kinds: request.kinds, agreed, obstacle, to: maskedAddress(customer, channel) }
}

export async function factsOf(
  { channel, addressHash }: AskedAddress,
  { accountId, customerId }: ConsentRequest,
  deps: Pick<ShowRequestDeps, 'readLedger' | 'readConsentStates' | 'findSuppressions'>,
): Promise<AddressFacts> {
  return {
    ledger: await deps.readLedger(accountId, customerId),
    consentStates: await deps.readConsentStates(accountId, customerId),
    suppressions: await deps.findSuppressions(accountId, channel, addressHash, messageKinds),
  }
}

/** On this page, for this address: what staff had recorded before is asked all the same. */
export function hasAgreed(
  { channel, addressHash }: AskedAddress,
  kind: ConsentRequest['kinds'][number],
  { consentStates }: Pick<AddressFacts, 'consentStates'>,
): boolean {
  return consentStates.some(
    (each) =>
      each.channel === channel &&
      each.kind === kind &&
      each.state === 'granted' &&
      each.cause === 'consent-page' &&
      each.addressHash === addressHash,
  )
}
