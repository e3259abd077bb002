import type { SuppressionStore } from '../../customers/consent/suppression-store.ts'
import type { CustomerStore } from '../../customers/customer-store.ts'
import { isOwnStop } from '../../customers/domain/consent.ts'
import { log } from '../../shared/log.ts'
import { settleAll } from '../../shared/settle-all.ts'
import { classifyText, type InboundIntent } from '../domain/classify-text.ts'
import { mayQuote } from '../domain/reading-texts/sent-texts.ts'
import type { Message } from '../items.ts'
import type { MessageStore } from '../message-store.ts'
import type { UnreadStore } from '../unread-store.ts'
import { type FindSentTextsDeps, findSentTexts } from './find-sent-texts.ts'
import type { InboundText } from './inbound-text.ts'
import {
  hasGrantedConsent,
  helpResponders,
  type MatchedCustomer,
  type MatchedCustomersDeps,
  onePerCompany,
  withActiveAccount,
} from './matched-customers.ts'
import { rememberOtherSpellings } from './other-spellings.ts'
import { isLiftedBy, type ReceiveForCustomerDeps, receiveForCustomer } from './receive-for-customer.ts'
import { type ReceiveFromStrangerDeps, receiveFromStranger } from './receive-from-stranger.ts'
import { type ReplyDeps, replyToText } from './reply-to-text.ts'

export type ReceiveTextDeps = ReceiveForCustomerDeps &
  ReplyDeps &
  MatchedCustomersDeps &
  FindSentTextsDeps &
  Pick<CustomerStore, 'findCustomersByPhone' | 'hashesOfPhone'> &
  Pick<SuppressionStore, 'findSuppressions' | 'suppress'> &
  Pick<UnreadStore, 'tellOffice'> &
  ReceiveFromStrangerDeps &
  Pick<MessageStore, 'findMessageByProviderId' | 'findMessage' | 'write'> & {
    /** The only account of the installation; undefined where there are several. */
    readonly findOnlyAccount: () => Promise<string | undefined>
  }

const concurrency = 10

/**
 * Records an inbound text at each company that has the phone among its customers, or only at the one whose SMS it answers;
 * then replies once. A second delivery changes nothing.
 * @throws AppError `unavailable`
 */
export async function receiveText(text: InboundText, deps: ReceiveTextDeps): Promise<void> {
  const answered = await answeredMessage(text, deps)
  // a stop confirmation for several companies is from none in particular
  const company = answered?.autoReply?.shared ? undefined : answered
  const active = await withActiveAccount(await deps.findCustomersByPhone(text.from), deps)
  const matched = company ? active.filter(({ accountId }) => accountId === company.accountId) : active
  const intent = intentOf(await readWithoutQuotes(text, matched, deps), answered)
  const [first, others] = onePerCompany(matched)
  const [isNamed, isAlone] = [company !== undefined, first.length === 1]
  const wasStopped = await isStopped(text, intent, first, deps)
  const receive = async (customer: MatchedCustomer, remembers: boolean) => {
    const body = isAlone || (await hasGrantedConsent(customer, deps)) ? text.body : undefined
    await receiveForCustomer({ ...text, body }, intent, customer, { isNamed, isAlone, remembers }, deps)
  }
  for (const customer of first) await receive(customer, true)
  if (matched.length === 0 || !company) await rememberOtherSpellings(text, intent, matched, deps)
  if (matched.length === 0) await receiveUnknown(text, intent, company?.accountId, deps)
  else if (tellsOffice(intent)) await settleAll(first.map(({ accountId }) => deps.tellOffice(accountId, text.at)))
  await replyToText(text, intent, intent === 'help' ? await helpResponders(matched, deps) : matched, wasStopped, deps)
  for (let start = 0; start < others.length; start += concurrency) {
    await settleAll(others.slice(start, start + concurrency).map((customer) => receive(customer, false)))
  }
}

type Answered = { readonly accountId: string; readonly autoReply: Message['autoReply'] }

async function answeredMessage({ inReplyTo }: InboundText, deps: ReceiveTextDeps): Promise<Answered | undefined> {
  const pointer = inReplyTo === undefined ? undefined : await deps.findMessageByProviderId(inReplyTo)
  if (!pointer || !(await deps.findActiveAccount(pointer.accountId))) return undefined
  const message = await deps.findMessage(pointer.accountId, pointer.messageId)
  return { accountId: pointer.accountId, autoReply: message?.autoReply }
}

/** What the text says without what it quotes of SMS to this phone. They are read only where that can change something. */
async function readWithoutQuotes(
  { body, intent, from, at }: InboundText,
  matched: readonly MatchedCustomer[],
  deps: FindSentTextsDeps,
): Promise<InboundIntent> {
  if (intent === 'reply' || body === undefined || !mayQuote(body)) return intent
  return classifyText(body, await findSentTexts(from, matched, at, deps))
}

function intentOf(intent: InboundIntent, answered: Answered | undefined): InboundIntent {
  if (intent !== 'yes') return intent
  return answered?.autoReply?.to === 'stop' ? 'start' : 'reply'
}

/** Whether another text stopped this phone: then no stop is confirmed again, and a later start has something to lift. */
async function isStopped(
  text: InboundText,
  intent: InboundIntent,
  customers: readonly MatchedCustomer[],
  deps: ReceiveTextDeps,
): Promise<boolean> {
  const found = await settleAll(
    customers.map(({ accountId, hash }) => deps.findSuppressions(accountId, 'sms', hash, [])),
  )
  const stops = found.flat().filter(({ evidence, cause }) => evidence !== text.inboundMessageId && isOwnStop(cause))
  const isAlone = customers.length === 1
  return stops.some((each) => intent !== 'start' || isLiftedBy(text, { isAlone }, each))
}

/** What the installation answers by itself needs no reader. */
function tellsOffice(intent: InboundIntent): boolean {
  return intent !== 'stop' && intent !== 'start' && intent !== 'help'
}

/**
 * A text of a number that no customer has is shown to the company whose SMS it answers, else to the only one on this number: of
 * several, none may read what may be meant for another.
 */
async function receiveUnknown(
  text: InboundText,
  intent: InboundIntent,
  answered: string | undefined,
  deps: ReceiveTextDeps,
): Promise<void> {
  const accountId = answered ?? (await deps.findOnlyAccount())
  if (accountId === undefined) return log('info', 'text_without_company', { messageId: text.inboundMessageId })
  if (!(await deps.findActiveAccount(accountId))) return
  const isStored = await receiveFromStranger(text, intent, accountId, deps)
  if (isStored && tellsOffice(intent)) await deps.tellOffice(accountId, text.at)
}
