import * as z from 'zod'
import type { Cause } from '../../customers/domain/consent.ts'
import { toInstant } from '../../shared/instant.ts'
import type { EventType, MessageEvent } from '../domain/message-status.ts'
import type { InboundText } from '../inbound/inbound-text.ts'

/** Two-way texting, as AWS End User Messaging publishes it to a topic. */
export const InboundSms = z.object({
  originationNumber: z.string().min(3).max(20),
  messageBody: z.string().max(10_000),
  inboundMessageId: z.string().min(1).max(100),
  previousPublishedMessageId: z.string().min(1).max(100).optional(),
})

/** The text, with the moment when it came, which stays the same however late and often it is delivered. */
export function inboundTextOf(
  sms: z.infer<typeof InboundSms>,
  queued: { readonly SentTimestamp: string },
  now: number,
): InboundText {
  return {
    from: sms.originationNumber,
    body: sms.messageBody,
    inboundMessageId: sms.inboundMessageId,
    answers: sms.previousPublishedMessageId,
    at: Math.min(now, Number(queued.SentTimestamp)), // the queue's clock need not be ours
  }
}

/** What a provider's event is to us: which message, what became of it, and what it means for the address. */
export type Feedback = {
  readonly accountId: string
  readonly messageId: string
  readonly providerMessageId: string
  readonly event: MessageEvent
  readonly cause: Cause | undefined
  /** What the carrier takes for a text. */
  readonly priceUsd?: number | undefined
}

const tag = z.array(z.string()).min(1)
const moment = z.object({ timestamp: z.string().optional(), feedbackId: z.string().optional() })

/** SES event publishing through SNS; the tags are those that our mails carry. */
export const SesEvent = z.object({
  eventType: z.string(),
  mail: z.object({
    messageId: z.string(),
    timestamp: z.string(),
    tags: z.object({ accountId: tag, messageId: tag }).partial().optional(),
  }),
  bounce: moment.extend({ bounceType: z.string(), bounceSubType: z.string().optional() }).optional(),
  complaint: moment.extend({ complaintFeedbackType: z.string().nullish() }).optional(),
  delivery: moment.optional(),
  deliveryDelay: moment.extend({ delayType: z.string().optional() }).optional(),
  reject: z.object({ reason: z.string().optional() }).optional(),
  subscription: moment.optional(),
})
export type SesEvent = z.infer<typeof SesEvent>

/** What SES writes to a topic when it begins to publish there, in plain words. */
export function isSubscriptionConfirmation(body: string): boolean {
  return body.startsWith('Successfully validated SNS topic for Amazon SES event publishing')
}

const mailEvents: Record<string, EventType> = {
  Send: 'send',
  Delivery: 'delivery',
  DeliveryDelay: 'delay',
  Bounce: 'bounce',
  Complaint: 'complaint',
  Reject: 'reject',
  'Rendering Failure': 'rendering-failure',
  Subscription: 'subscription',
}

/** Undefined for mails that are not ours and events that we do not know. */
export function feedbackOfMail(event: SesEvent): Feedback | undefined {
  const { mail, bounce, complaint, delivery, deliveryDelay, subscription } = event
  const type = mailEvents[event.eventType]
  const [accountId, messageId] = [mail.tags?.accountId?.[0], mail.tags?.messageId?.[0]]
  if (!type || accountId === undefined || messageId === undefined) return undefined
  const told = bounce ?? complaint ?? delivery ?? deliveryDelay ?? subscription
  const at = utc(told?.timestamp ?? mail.timestamp)
  const detail = bounce?.bounceType ?? complaint?.complaintFeedbackType ?? deliveryDelay?.delayType ?? undefined
  const id = told?.feedbackId ?? `${type}@${at}`
  const cause = causeOf(type, bounce?.bounceType)
  return {
    accountId,
    messageId,
    providerMessageId: mail.messageId,
    event: { type, at, id, detail: coded(detail) },
    cause,
  }
}

function causeOf(type: EventType, bounceType: string | undefined): Cause | undefined {
  if (type === 'bounce') return bounceType === 'Permanent' ? 'hard-bounce' : undefined
  if (type === 'complaint') return 'complaint'
  if (type === 'subscription') return 'one-click'
  return type === 'reject' ? 'rejected' : undefined
}

/** A line of SNS's delivery log. */
export const SmsReport = z.object({
  notification: z.object({ messageId: z.string(), timestamp: z.string() }),
  delivery: z.object({ providerResponse: z.string().optional(), priceInUSD: z.number().nonnegative().optional() }),
  status: z.enum(['SUCCESS', 'FAILURE']),
})
export type SmsReport = z.infer<typeof SmsReport>

/** The provider's words only decide; what is kept is a code. */
export function eventOfReport({
  status,
  notification,
  delivery,
}: SmsReport): Pick<Feedback, 'event' | 'cause' | 'priceUsd'> {
  const words = delivery.providerResponse ?? ''
  const optedOut = /opt(ed)?[ -]?out/i.test(words)
  const blocked = /block|spam/i.test(words)
  const type = status === 'SUCCESS' ? 'delivery' : 'failure'
  const detail = status === 'SUCCESS' ? undefined : optedOut ? 'opted-out' : blocked ? 'blocked' : 'undelivered'
  const at = utc(`${notification.timestamp.replace(' ', 'T')}Z`)
  const cause = detail === 'opted-out' ? 'provider-opt-out' : detail === 'blocked' ? 'carrier-block' : undefined
  return { event: { type, at, id: `${type}@${at}`, detail }, cause, priceUsd: delivery.priceInUSD }
}

function utc(text: string): string {
  const milliseconds = Date.parse(text)
  return toInstant(Number.isNaN(milliseconds) ? 0 : milliseconds)
}

/** A word, or nothing: what a provider writes may hold anything. */
function coded(detail: string | undefined): string | undefined {
  return detail && /^[A-Za-z0-9-]{1,60}$/.test(detail) ? detail : undefined
}
