import { appendConsent, type Plan } from '../../customers/consent/append-consent.ts'
import type { RecordConsentDeps } from '../../customers/consent/record-consent.ts'
import type { ConsentState } from '../../customers/domain/consent.ts'
import { languageOf } from '../../customers/domain/language.ts'
import { isSamePhone } from '../../customers/domain/phone-spellings.ts'
import type { Customer } from '../../customers/items.ts'
import { found } from '../../shared/errors.ts'
import { toInstant } from '../../shared/instant.ts'
import { type InboundIntent, isStop } from '../domain/classify-text.ts'
import type { RefusalReason } from '../domain/decide.ts'
import { replyExpiry } from '../domain/reply-window.ts'
import { type Message, unknownSender } from '../items.ts'
import { type Warning, warningsOf } from '../templates/check.ts'
import { findTemplateFor } from '../templates/find-template.ts'
import { requestMessage } from './request-message.ts'
import {
  type RequestWrittenMessageDeps,
  refuseStopWord,
  segmentsOf,
  type WrittenMessageCaller,
} from './request-written-message.ts'

export type RequestReplyDeps = RequestWrittenMessageDeps & Pick<RecordConsentDeps, 'readConsents' | 'append'>
export type Reply = { readonly inReplyTo: string; readonly text: string }

/**
 * Answers a text from the customer by SMS. The customer's own message of the last 24 hours permits it, unless it was read as a
 * stop or a stop came since; the permission is recorded in the ledger before the answer is drafted. A repeated `key` with the
 * same words is the same message.
 * @throws AppError `not_found` for an unknown customer, and for `inReplyTo` that is no text from this customer; `invalid` when the
 * SMS is too long or offers a stop word as a reply
 */
export async function requestReply(
  customerId: string,
  { inReplyTo, text }: Reply,
  key: string | undefined,
  caller: WrittenMessageCaller,
  deps: RequestReplyDeps,
): Promise<{ messages: Message[]; warnings?: Warning[] | undefined }> {
  const { accountId, account, memberId } = caller
  const customer = found(await deps.findCustomer(accountId, customerId))
  const answered = found(await findTextOf(accountId, customer, inReplyTo, deps))
  refuseStopWord(text)
  const content = { authored: { text }, inReplyTo }
  const about = { kind: 'reply', channel: 'sms' } as const
  const template = await findTemplateFor(accountId, 'reply', 'sms', languageOf(customer, account), deps)
  const segments = segmentsOf({ account: await caller.openAccount(), customer, subject: about, content, template })
  const request = key === undefined ? deps.newId() : await deps.requestOf(accountId, [memberId, key, inReplyTo, text])
  const refusal = await permitReply(answered, customerId, caller, deps)
  const subject = { ...about, customerId, request }
  const message = await requestMessage(account, subject, content, deps, segments, refusal)
  return { messages: [message], warnings: warningsOf(text) }
}

/**
 * Undefined also for another customer's text, and for what was sent to the customer. A text from before the customer was added
 * is the customer's if it came from that phone.
 */
async function findTextOf(
  accountId: string,
  customer: Customer,
  messageId: string,
  { findMessage }: Pick<RequestReplyDeps, 'findMessage'>,
): Promise<Message | undefined> {
  const message = await findMessage(accountId, messageId)
  if (message?.direction !== 'inbound') return undefined
  return message.customerId === customer.customerId || isFromStranger(message, customer) ? message : undefined
}

/** Whether it came from the customer's phone, in any spelling, when no customer had it. */
function isFromStranger({ customerId, to }: Message, { phone }: Customer): boolean {
  return customerId === unknownSender && isSamePhone(to, phone)
}

/** Writes the ledger entry, unless the text permits no answer: then it returns why. */
async function permitReply(
  answered: Message,
  customerId: string,
  { accountId, memberId }: Pick<WrittenMessageCaller, 'accountId' | 'memberId'>,
  deps: RequestReplyDeps,
): Promise<RefusalReason | undefined> {
  const { messageId, createdAt } = answered
  const expiresAt = replyExpiry(createdAt)
  let refusal: RefusalReason | undefined
  const plan = async ({ customer, consentStates }: { customer: Customer; consentStates: readonly ConsentState[] }) => {
    const at = toInstant(deps.now()) // before the suppressions are read, so that a stop in between is newer
    const suppressions =
      customer.phoneHash === undefined ? [] : await deps.findSuppressions(accountId, 'sms', customer.phoneHash, [])
    refusal = refusalOf(answered, { customer, consentStates, suppressions, at, expiresAt })
    if (refusal || isPermitted(consentStates, customer, expiresAt)) return undefined
    const evidence = { messageId, expiresAt }
    const decision = { channel: 'sms', kinds: ['reply'], decision: 'granted', method: 'sms', effective: true } as const
    const entry = { ...decision, at, cause: 'answer', recordedBy: memberId, expiresAt, evidence } as const
    const details = { channel: 'sms', kinds: ['reply'], method: 'sms', effective: true }
    const note = { at, by: memberId, action: 'consent.granted', subject: customerId, details }
    return { entry: { ...entry, kinds: [...entry.kinds] }, note } satisfies Plan
  }
  await appendConsent(accountId, customerId, plan, deps)
  return refusal
}

type ReplyFacts = {
  readonly customer: Customer
  readonly consentStates: readonly ConsentState[]
  readonly suppressions: readonly { readonly at: string }[]
  readonly at: string
  readonly expiresAt: string
}

function refusalOf(
  answered: Message,
  { customer, consentStates, suppressions, at, expiresAt }: ReplyFacts,
): RefusalReason | undefined {
  const { reading, text, createdAt, addressHash } = answered
  if (isStop(reading as InboundIntent)) return 'withdrawn'
  const isStoppedSince = consentStates.some(
    ({ channel, stopped, since }) => channel === 'sms' && stopped && since >= createdAt,
  )
  if (isStoppedSince) return 'withdrawn'
  if (suppressions.some((each) => each.at >= createdAt)) return 'suppressed'
  if (at >= expiresAt) return 'too_late'
  if (customer.phoneHash === undefined) return 'no_address'
  // words that may be meant for another company permit nothing to this one; nor does a text from another phone
  const isFromPhone = addressHash === customer.phoneHash || isFromStranger(answered, customer)
  return text !== undefined && isFromPhone ? undefined : 'no_consent'
}

function isPermitted(consentStates: readonly ConsentState[], { phoneHash }: Customer, expiresAt: string): boolean {
  return consentStates.some(
    (each) =>
      each.kind === 'reply' &&
      each.state === 'granted' &&
      each.addressHash === phoneHash &&
      each.expiresAt === expiresAt,
  )
}
