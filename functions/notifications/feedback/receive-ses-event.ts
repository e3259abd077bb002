import * as z from 'zod'
import type { Cause } from '../../customers/domain/consent.ts'
import type { EventType } from '../domain/message-status.ts'
import { type DeliveryEvent, eventInstant } from './delivery-event.ts'
import { type RecordDeliveryEventDeps, recordDeliveryEvent } from './record-delivery-event.ts'

const tag = z.array(z.string()).min(1)
const details = z.object({ timestamp: z.string().optional(), feedbackId: z.string().optional() })

/** SES event publishing through SNS. The sender tags each email with account and message. */
export const SesEvent = z.object({
  eventType: z.string(),
  mail: z.object({
    messageId: z.string(),
    timestamp: z.string(),
    tags: z.object({ accountId: tag, messageId: tag }).partial().optional(),
  }),
  bounce: details.extend({ bounceType: z.string(), bounceSubType: z.string().optional() }).optional(),
  complaint: details.extend({ complaintFeedbackType: z.string().nullish() }).optional(),
  delivery: details.optional(),
  deliveryDelay: details.extend({ delayType: z.string().optional() }).optional(),
  reject: z.object({ reason: z.string().optional() }).optional(),
  subscription: details.optional(),
})
export type SesEvent = z.infer<typeof SesEvent>

/** SES confirms a new topic in plain text, which is no event. */
export function isSubscriptionConfirmation(body: string): boolean {
  return body.startsWith('Successfully validated SNS topic for Amazon SES event publishing')
}

/** Records one SES event. Events without the sender's tags and of unknown types are ignored. */
export async function receiveSesEvent(event: SesEvent, deps: RecordDeliveryEventDeps): Promise<void> {
  const deliveryEvent = deliveryEventOf(event)
  if (deliveryEvent) await recordDeliveryEvent(deliveryEvent, deps)
}

const eventTypes: Record<string, EventType> = {
  Send: 'send',
  Delivery: 'delivery',
  DeliveryDelay: 'delay',
  Bounce: 'bounce',
  Complaint: 'complaint',
  Reject: 'reject',
  'Rendering Failure': 'rendering-failure',
  Subscription: 'subscription',
}

function deliveryEventOf(event: SesEvent): DeliveryEvent | undefined {
  const { mail, bounce, complaint, delivery, deliveryDelay, subscription } = event
  const type = eventTypes[event.eventType]
  const [accountId, messageId] = [mail.tags?.accountId?.[0], mail.tags?.messageId?.[0]]
  if (!type || accountId === undefined || messageId === undefined) return undefined
  const reported = bounce ?? complaint ?? delivery ?? deliveryDelay ?? subscription
  const at = eventInstant(reported?.timestamp ?? mail.timestamp)
  const detail = bounce?.bounceType ?? complaint?.complaintFeedbackType ?? deliveryDelay?.delayType ?? undefined
  const id = reported?.feedbackId ?? `${type}@${at}`
  return {
    accountId,
    messageId,
    providerMessageId: mail.messageId,
    event: { type, at, id, detail: codeOnly(detail) },
    cause: causeOf(type, bounce?.bounceType),
  }
}

function causeOf(type: EventType, bounceType: string | undefined): Cause | undefined {
  if (type === 'bounce') return bounceType === 'Permanent' ? 'hard-bounce' : undefined
  if (type === 'complaint') return 'complaint'
  if (type === 'subscription') return 'one-click'
  return type === 'reject' ? 'rejected' : undefined
}

/** Free text may hold personal data, so only a single word is stored. */
function codeOnly(detail: string | undefined): string | undefined {
  return detail && /^[A-Za-z0-9-]{1,60}$/.test(detail) ? detail : undefined
}
