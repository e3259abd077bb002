import type { CustomerStore } from '../../customers/customer-store.ts'
import { languageOf } from '../../customers/domain/language.ts'
import type { Account } from '../../shared/identity/account.ts'
import { toInstant } from '../../shared/instant.ts'
import { makeLinkReply } from '../domain/auto-reply.ts'
import { emailToCustomer, senderName } from '../email/compose.ts'
import { customerLinks } from '../email/footer-links.ts'
import type { Message } from '../items.ts'
import type { PreferenceTokenStore } from '../preferences/preference-token-store.ts'
import { type Prepared, unconditional } from './prepared.ts'

export type PrepareLinkReplyDeps = Pick<CustomerStore, 'findCustomer'> &
  Pick<PreferenceTokenStore, 'makeToken'> & { readonly apiUrl: string; readonly now: () => number }

/** The link that a customer asked for on the preference page. It goes to the address that was asked from, or nowhere. */
export async function prepareLinkReply(
  message: Message,
  { until, kind = 'reminder' }: NonNullable<Message['autoReply']>,
  account: Account,
  deps: PrepareLinkReplyDeps,
): Promise<Prepared> {
  const { accountId } = account
  const { customerId, addressHash } = message
  const customer = await deps.findCustomer(accountId, customerId)
  if (!customer?.email || addressHash === undefined || customer.emailHash !== addressHash)
    return { action: 'finish', row: { status: 'cancelled', reason: 'gone' } }
  const now = deps.now()
  const language = languageOf(customer, account)
  const autoReply = makeLinkReply(until, customer.email, { company: senderName(account), language }, now)
  if (!autoReply) return { action: 'finish', row: { status: 'refused', reason: 'too_late' } }
  const link = { accountId, customerId, channel: 'email', kind, addressHash, issuedAt: now } as const
  const fresh = await deps.makeToken({ ...link, use: 'fresh' })
  const unsubscribe = await deps.makeToken({ ...link, use: 'unsubscribe' })
  const urls = customerLinks(deps.apiUrl, { preferences: fresh, unsubscribe }, language)
  const email = emailToCustomer(autoReply, account, urls, undefined, language)
  return {
    action: 'send',
    outgoing: { via: 'linkReply', autoReply, email },
    // the token proves who reads the address, so staff must not find it in the stored text
    row: { subject: email.subject, text: email.text.replaceAll(fresh, '…'), decided: { at: toInstant(now) } },
    ...unconditional,
  }
}
