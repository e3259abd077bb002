import {
  type AppendConsentDeps,
  appendConsent,
  type Facts,
  type NewEntry,
  type Plan,
} from '../../customers/consent/append-consent.ts'
import type { SuppressionStore } from '../../customers/consent/suppression-store.ts'
import type { CustomerStore } from '../../customers/customer-store.ts'
import { isOwnStop, messageKinds, reopenable } from '../../customers/domain/consent.ts'
import { AppError } from '../../shared/errors.ts'
import { toInstant } from '../../shared/instant.ts'
import { unsent } from '../../shared/messages/sending-fields.ts'
import type { Write } from '../../shared/table/table.ts'
import { classify, type Reading } from '../domain/classify-text.ts'
import type { Message } from '../items.ts'
import { namedMessageId } from '../message-id.ts'
import type { MessageStore } from '../message-store.ts'
import type { InboundText } from './inbound-text.ts'
import {
  hasGrantedConsent,
  type MatchedCustomer,
  type MatchedCustomersDeps,
  ofActiveAccounts,
  onePerCompany,
  whoAnswersHelp,
} from './matched-customers.ts'
import { type ReplyDeps, replyToText } from './reply-to-text.ts'

/** What one company hears of it; without words that are not known to be for it. */
type TextForCompany = Omit<InboundText, 'body'> & { readonly body: string | undefined }

export type ReceiveTextDeps = AppendConsentDeps &
  ReplyDeps &
  MatchedCustomersDeps &
  Pick<CustomerStore, 'findCustomersByPhone' | 'hashOfPhone'> &
  Pick<SuppressionStore, 'findSuppressions' | 'suppress' | 'liftSuppression'> &
  Pick<MessageStore, 'newMessage' | 'findMessageByProviderId' | 'findMessage' | 'write'>

/**
 * What a customer wrote: kept for the office with every company that has the phone among its customers, or with the one
 * whose text it answers; a stop withdraws there and is remembered beyond, a start opens what a text had closed. Each text
 * counts once, however often it is delivered: its row and what follows from it are one transaction.
 */
export async function receiveText(text: InboundText, deps: ReceiveTextDeps): Promise<void> {
  const answered = await answeredMessage(text, deps)
  // our confirmation of a stop at several companies is nobody's in particular
  const named = answered?.answer?.shared ? undefined : answered
  const senders = await ofActiveAccounts(await deps.findCustomersByPhone(text.from), deps)
  const meant = named ? senders.filter(({ accountId }) => accountId === named.accountId) : senders
  const said = classify(text.body)
  const reading = said === 'yes' ? yesTo(answered) : said
  const [first, others] = onePerCompany(meant)
  const wasStopped = await isStopped(text, reading, first, deps)
  const mayRead = async (sender: MatchedCustomer) => first.length === 1 || hasGrantedConsent(sender, deps)
  const hearAs = async (sender: MatchedCustomer, reach?: 'company' | 'number') =>
    hear({ ...text, body: (await mayRead(sender)) ? text.body : undefined }, reading, sender, reach, deps)
  for (const sender of first) await hearAs(sender, named ? 'company' : 'number')
  if (meant.length === 0 && isStop(reading)) await remember(text, deps)
  await replyToText(text, reading, reading === 'help' ? await whoAnswersHelp(meant, deps) : meant, wasStopped, deps)
  for (let at = 0; at < others.length; at += concurrency) {
    await Promise.all(others.slice(at, at + concurrency).map((sender) => hearAs(sender)))
  }
}

const concurrency = 10

const isStop = (reading: Reading) => reading === 'stop' || reading === 'cancel'

/** The message of ours that a text answers, with its account; undefined when nobody says, or its company is leaving. */
async function answeredMessage({ answers }: InboundText, deps: ReceiveTextDeps) {
  const way = answers === undefined ? undefined : await deps.findMessageByProviderId(answers)
  if (!way || !(await deps.findActiveAccount(way.accountId))) return undefined
  const message = await deps.findMessage(way.accountId, way.messageId)
  return { accountId: way.accountId, answer: message?.answer }
}

/** A yes starts again only when it answers the question that follows a stop. */
function yesTo(answered: { answer: Message['answer'] } | undefined): Reading {
  return answered?.answer?.to === 'stop' ? 'start' : 'reply'
}

/**
 * Whether another text has stopped this phone: then a stop is not confirmed again, and a start that came after it has
 * something to take back.
 */
async function isStopped(
  text: InboundText,
  reading: Reading,
  senders: readonly MatchedCustomer[],
  deps: ReceiveTextDeps,
) {
  const found = senders.map(({ accountId, hash }) => deps.findSuppressions(accountId, 'sms', hash, []))
  const others = (await Promise.all(found)).flat().filter(({ evidence }) => evidence !== text.inboundMessageId)
  return others.some(({ cause, at }) => isOwnStop(cause) && (reading !== 'start' || at < instantOf(text)))
}

/**
 * Once, however often it is delivered. `reach`: what is remembered beyond this customer; undefined when that has been done
 * with another one of the company.
 */
async function hear(
  text: TextForCompany,
  reading: Reading,
  { accountId, customerId, hash }: MatchedCustomer,
  reach: 'company' | 'number' | undefined,
  deps: ReceiveTextDeps,
): Promise<void> {
  const row = rowOf(text, reading, accountId, customerId)
  for (let race = 0; race < maxAttempts; race += 1) {
    if (await deps.findMessage(accountId, row.messageId)) return // heard before, or in the round before
    const memories = reach ? await suppressionWrites(text, reading, { accountId, hash }, reach, deps) : []
    const alongside = [...(await deps.newMessage(accountId, row)), ...memories]
    let decides: 'something' | 'nothing' | undefined
    const plan = (facts: Facts): Plan | undefined => {
      const entry = entryOf(text, reading, facts)
      decides = entry ? 'something' : 'nothing'
      return entry && { entry, alongside }
    }
    await appendConsent(accountId, customerId, plan, deps)
    if (decides === 'nothing') await deps.write(alongside)
    if (decides) continue
    if (memories.length === 0 || (await deps.write(memories))) return // the customer is gone, the stop is remembered
  }
  throw new AppError('unavailable')
}

const maxAttempts = 5

/** What is remembered of a stop, and forgotten after a start: an older stop only, since a start may be delivered late. */
async function suppressionWrites(
  text: TextForCompany,
  reading: Reading,
  { accountId, hash }: Pick<MatchedCustomer, 'accountId' | 'hash'>,
  reach: 'company' | 'number',
  deps: ReceiveTextDeps,
): Promise<Write[]> {
  const at = instantOf(text)
  const memory = { at, cause: 'stop' as const, evidence: text.inboundMessageId }
  if (isStop(reading)) return [await deps.suppress(reach, accountId, hash, memory)]
  if (reading !== 'start') return []
  const known = await deps.findSuppressions(accountId, 'sms', hash, [])
  const older = known.filter((each) => each.at < at && (each.scope === 'company' || each.scope === reach))
  return Promise.all(older.map((each) => deps.liftSuppression(each.scope, accountId, hash, at)))
}

/** What a text decides; undefined for one that decides nothing. */
function entryOf(text: TextForCompany, reading: Reading, { customer, consentStates }: Facts): NewEntry | undefined {
  const { inboundMessageId } = text
  const common = {
    at: instantOf(text),
    channel: 'sms',
    method: 'sms',
    recordedBy: 'customer',
    effective: true,
  } as const
  const evidence = { inboundMessageId }
  if (isStop(reading)) return { ...common, evidence, kinds: [...messageKinds], decision: 'withdrawn', cause: 'stop' }
  const ofTexts = consentStates.filter(({ channel }) => channel === 'sms')
  const stops = ofTexts.filter(({ stopped }) => stopped)
  if (reading === 'start' && stops.length > 0 && stops.every(({ since }) => since < common.at)) {
    return {
      ...common,
      evidence,
      kinds: reopenable(consentStates, 'sms', customer.phoneHash),
      decision: 'granted',
      cause: 'start',
    }
  }
  const isMarketed = ofTexts.some(({ kind, state }) => kind === 'marketing' && state === 'granted')
  if (reading !== 'pause' || !isMarketed) return undefined
  return { ...common, evidence, kinds: ['marketing'], decision: 'withdrawn', cause: 'reply' }
}

/** The text itself, for the office to read. */
function rowOf(text: TextForCompany, reading: Reading, accountId: string, customerId: string): Message {
  return {
    ...unsent,
    messageId: namedMessageId(customerId, accountId, 'text', text.inboundMessageId),
    direction: 'inbound',
    kind: 'reply',
    channel: 'sms',
    status: 'delivered',
    customerId,
    createdAt: instantOf(text),
    reading,
    text: text.body,
  }
}

/** A stop from somebody whom no company knows: remembered for the day that one does. */
async function remember(text: InboundText, deps: ReceiveTextDeps): Promise<void> {
  const memory = { at: instantOf(text), cause: 'stop' as const, evidence: text.inboundMessageId }
  await deps.write([await deps.suppress('number', '', await deps.hashOfPhone(text.from), memory)])
}

function instantOf({ at }: Pick<InboundText, 'at'>): string {
  return toInstant(at)
}
