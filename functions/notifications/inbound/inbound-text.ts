import { createHash } from 'node:crypto'
import * as z from 'zod'
import { word } from '../../shared/lenient-fields.ts'
import { classifyText, type InboundIntent } from '../domain/classify-text.ts'

export type Queued = { readonly messageId?: string; readonly attributes: { readonly SentTimestamp: string } }

const maxBodyLength = 10_000
const maxIdLength = 100

/**
 * An inbound SMS, as AWS End User Messaging publishes it to a topic. A field of another form counts as absent: it may be a
 * STOP all the same.
 */
export const InboundSms = z
  .object({ originationNumber: word, messageBody: word, inboundMessageId: word, previousPublishedMessageId: word })
  .catch({})
export type InboundSms = z.infer<typeof InboundSms>

export type InboundText = {
  /** Empty where only the SMS that it answers tells the phone. */
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
  /** Whether it is a stop that could not be worked off when it came. */
  readonly hasWaited?: boolean
}

/** Undefined when it is not known who wrote. */
export function inboundTextOf(sms: InboundSms, queued: Queued, now: number): InboundText | undefined {
  const { originationNumber = '', messageBody: body = '', previousPublishedMessageId: answered = '' } = sms
  const from = originationNumber.trim() === '' || originationNumber.length > maxIdLength ? '' : originationNumber
  const inReplyTo = answered === '' || answered.length > maxIdLength ? undefined : answered
  if (from === '' && inReplyTo === undefined) return undefined
  const text = body.slice(0, maxBodyLength)
  return {
    from,
    body: text,
    intent: classifyText(text),
    inboundMessageId: inboundIdOf(sms, queued),
    inReplyTo,
    at: Math.min(now, Number(queued.attributes.SentTimestamp)), // the queue's clock may be ahead
  }
}

/** The id in the queue, where the carrier gave none: the same at each delivery of the queue. */
function inboundIdOf({ inboundMessageId = '' }: InboundSms, { messageId = '' }: Queued): string {
  const id = inboundMessageId === '' ? messageId : inboundMessageId
  return id.length <= maxIdLength ? id : createHash('sha256').update(id).digest('hex')
}
