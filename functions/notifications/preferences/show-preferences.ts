import type { ConsentStore } from '../../customers/consent/consent-store.ts'
import type { ScopedSuppression, SuppressionStore } from '../../customers/consent/suppression-store.ts'
import type { CustomerStore } from '../../customers/customer-store.ts'
import {
  addressHashOf,
  type ConsentState,
  channels,
  isMessageKind,
  type MessageKind,
  messageKinds,
} from '../../customers/domain/consent.ts'
import { languageOf } from '../../customers/domain/language.ts'
import { isStopped } from '../../customers/domain/office-grant.ts'
import type { Customer } from '../../customers/items.ts'
import type { Response } from '../../shared/http/route.ts'
import type { Account } from '../../shared/identity/account.ts'
import { gonePage, type Sender, senderOf, unknownPage } from './customer-page.ts'
import { type LinkFacts, type LinkRight, mayGrant, rightOf } from './link-rights.ts'
import type { Result } from './page-texts.ts'
import { type Box, type PreferenceView, preferencePage } from './preference-page.ts'
import type { PreferenceLink, PreferenceTokenStore } from './preference-token-store.ts'

export type ShowDeps = Pick<PreferenceTokenStore, 'openToken'> &
  Pick<CustomerStore, 'findCustomer'> &
  Pick<ConsentStore, 'readConsentStates'> &
  Pick<SuppressionStore, 'findSuppressions'> & {
    readonly findActiveAccount: (accountId: string) => Promise<Account | undefined>
    readonly now: () => number
    /** The number that texts come from, E.164. */
    readonly smsNumber: string
  }

export type LinkTarget = {
  readonly link: PreferenceLink
  readonly account: Account
  readonly customer: Customer
  readonly sender: Sender
}
/** `orphan`: a link of an active company whose customer is gone. */
type Resolved = LinkTarget | { readonly errorPage: Response; readonly orphan?: PreferenceLink }

/** 404 for a forged token, 410 when company or customer are gone. */
export async function resolveLink(token: string, deps: ShowDeps): Promise<Resolved> {
  const link = await deps.openToken(token)
  if (!link) return { errorPage: unknownPage() }
  const account = await deps.findActiveAccount(link.accountId)
  if (!account) return { errorPage: gonePage() }
  const customer = await deps.findCustomer(link.accountId, link.customerId)
  if (!customer) return { errorPage: gonePage(), orphan: link }
  return { link, account, customer, sender: senderOf(account, languageOf(customer, account)) }
}

/** Changes nothing: email scanners follow links. `done`: what a form led to. */
export async function showPreferences(token: string, done: Result | undefined, deps: ShowDeps): Promise<Response> {
  const target = await resolveLink(token, deps)
  if ('errorPage' in target) return target.errorPage
  return preferencePage(await viewOf(target, deps), done)
}

export async function viewOf({ link, customer, sender }: LinkTarget, deps: ShowDeps): Promise<PreferenceView> {
  const right = rightOf(link, customer, deps.now())
  const consentStates = await deps.readConsentStates(link.accountId, link.customerId)
  const facts = { consentStates, suppressions: await linkSuppressions(link, messageKinds, deps) }
  const boxes = boxesOf(link, right, customer, facts)
  const isCurrent = link.addressHash !== undefined && link.addressHash === addressHashOf(customer, link.channel)
  const isAnyStopped = boxes.some((box) => box.channel === link.channel && !box.isOn && !box.mayTurnOn)
  return {
    sender,
    boxes,
    limit: link.use === 'unsubscribe' ? 'onlyStops' : isCurrent ? undefined : 'formerAddress',
    mayAskLink: mayAskLink(link, customer) && isAnyStopped,
    smsNumber: deps.smsNumber,
  }
}

/** It goes to the address that the link went to, so the customer must have that address still. */
export function mayAskLink(link: PreferenceLink, customer: Pick<Customer, 'emailHash'>): boolean {
  return link.use !== 'unsubscribe' && link.channel === 'email' && link.addressHash === customer.emailHash
}

export async function linkSuppressions(
  { accountId, channel, addressHash }: PreferenceLink,
  kinds: readonly MessageKind[],
  deps: Pick<SuppressionStore, 'findSuppressions'>,
): Promise<ScopedSuppression[]> {
  return addressHash === undefined ? [] : deps.findSuppressions(accountId, channel, addressHash, kinds)
}

/** One for each kind that was ever decided, in a fixed order. */
function boxesOf(link: PreferenceLink, right: LinkRight, customer: Customer, facts: LinkFacts): Box[] {
  const boxes = facts.consentStates.flatMap((each): Box[] => {
    const { channel, kind } = each
    if (!isMessageKind(kind)) return []
    return [
      {
        channel,
        kind,
        isOn: isOn(each, customer),
        mayTurnOn: mayGrant(link, right, channel, kind, facts),
        isStopped: isStopped(channel, kind, { ...facts, suppressions: [], addressHash: undefined }),
      },
    ]
  })
  const orderOf = ({ channel, kind }: Box) =>
    channels.indexOf(channel) * messageKinds.length + messageKinds.indexOf(kind)
  return boxes.sort((a, b) => orderOf(a) - orderOf(b))
}

/** A consent for a former address is none. */
export function isOn({ channel, state, addressHash }: ConsentState, customer: Customer): boolean {
  return state === 'granted' && addressHash === addressHashOf(customer, channel)
}
