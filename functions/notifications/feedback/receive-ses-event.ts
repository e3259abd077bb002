import { log } from '../../shared/log.ts'
import type { EventType } from '../domain/message-status.ts'
import { codeOnly, type DeliveryEvent, eventInstant } from './delivery-event.ts'
import { meaningOf } from './meaning-of-ses-event.ts'
import { type RecordDeliveryEventDeps, recordDeliveryEvent } from './record-delivery-event.ts'
import type { SesEvent } from './ses-event.ts'

/** SES confirms a new topic in plain text, which is no event. */
export function isSubscriptionConfirmation(body: string): boolean {
  return body.startsWith('Successfully validated SNS topic for Amazon SES event publishing')
}

/** Records one SES event. Events without the sender's tags and of unknown types are ignored. */
export async function receiveSesEvent(event: SesEvent, deps: RecordDeliveryEventDeps): Promise<void> {
  const deliveryEvent = deliveryEventOf(event)
  if (deliveryEvent) await recordDeliveryEvent(deliveryEvent, deps)
  else log('warn', 'event_ignored')
}

/** By their names in lower case without spaces. */
const eventTypes: ReadonlyMap<string, EventType> = new Map([
  ['send', 'send'],
  ['delivery', 'delivery'],
  ['deliverydelay', 'delay'],
  ['bounce', 'bounce'],
  ['complaint', 'complaint'],
  ['reject', 'reject'],
  ['renderingfailure', 'rendering-failure'],
  ['subscription', 'subscription'],
])

function deliveryEventOf(event: SesEvent): DeliveryEvent | undefined {
  const { mail, bounce, complaint, delivery, deliveryDelay, subscription } = event
  const type = eventTypes.get((event.eventType ?? event.notificationType ?? '').toLowerCase().replace(/[\s_]/g, ''))
  // a longer one is none of ours, and no key of the table
  const [accountId, messageId] = [mail?.tags?.accountId, mail?.tags?.messageId].map((tag) => codeOnly(tag?.[0]))
  if (!type || !accountId || !messageId) return undefined
  const reported = { bounce, complaint, delivery, delay: deliveryDelay, subscription }[type as 'bounce']
  const at = eventInstant(reported?.timestamp) ?? eventInstant(mail?.timestamp)
  const { cause, kinds, ...said } = meaningOf(type, event)
  const [detail, subtype] = [codeOnly(said.detail), codeOnly(said.subtype)]
  // without a time of its own, only what it says tells an event from another of the same email
  const moment = eventInstant(reported?.timestamp) ?? [at ?? '', detail, subtype].filter(Boolean).join('/')
  const id = codeOnly(reported?.feedbackId) ?? `${type}@${moment}`
  return {
    accountId,
    messageId,
    providerMessageId: codeOnly(mail?.messageId),
    event: { type, at, id, detail, subtype },
    cause,
    kinds,
  }
}
