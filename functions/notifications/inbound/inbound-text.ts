import * as z from 'zod'
import { classifyText, type InboundIntent } from '../domain/classify-text.ts'

/** An inbound SMS, as AWS End User Messaging publishes it to a topic. */
export const InboundSms = z.object({
  originationNumber: z.string().min(3).max(20),
  messageBody: z.string().max(10_000),
  inboundMessageId: z.string().min(1).max(100),
  previousPublishedMessageId: z.string().min(1).max(100).optional(),
})

export type InboundText = {
  readonly from: string
  /** Undefined where it is not known any more, or may be meant for another company. */
  readonly body: string | undefined
  /** By its words alone; what they quote of our own SMS is not known yet. */
  readonly intent: InboundIntent
  readonly inboundMessageId: string
  /** The provider's id of the SMS that it answers, where the carrier knows. */
  readonly inReplyTo: string | undefined
  /** When the queue received it, epoch milliseconds: the same at each delivery. */
  readonly at: number
}

export function inboundTextOf(
  sms: z.infer<typeof InboundSms>,
  queued: { readonly SentTimestamp: string },
  now: number,
): InboundText {
  return {
    from: sms.originationNumber,
    body: sms.messageBody,
    intent: classifyText(sms.messageBody),
    inboundMessageId: sms.inboundMessageId,
    inReplyTo: sms.previousPublishedMessageId,
    at: Math.min(now, Number(queued.SentTimestamp)), // the queue's clock may be ahead
  }
}
