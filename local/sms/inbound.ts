import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { inPlainUnits } from '../engines/plain-units.ts'
import type { Topics } from '../sns/topics.ts'
import type { Deployment } from '../stacks/deployment.ts'
import type { Carrier } from './carrier.ts'

/**
 * `to`: the installation's number; default: the one that wrote to that person last. Other fields are published as they are,
 * e.g. `previousPublishedMessageId`.
 */
export const InboundText = z.looseObject({
  from: z.string().min(1),
  to: z.string().min(1).optional(),
  body: z.string(),
})
export type InboundText = z.infer<typeof InboundText>

const TopicPolicy = z.object({ Topics: z.array(z.string()), PolicyDocument: z.unknown() })
const TwoWay = z.object({ TwoWay: z.object({ ChannelArn: z.string().optional() }).optional() })

/** The topic that two-way SMS uses or may publish to. */
export function inboundTopicOf(deployment: Deployment): string | undefined {
  const numbers = deployment
    .ofType('AWS::SMSVOICE::PhoneNumber')
    .map(({ properties }) => TwoWay.parse(properties).TwoWay?.ChannelArn)
  const policies = deployment.ofType('AWS::SNS::TopicPolicy').map(({ properties }) => TopicPolicy.parse(properties))
  const open = policies.find(({ PolicyDocument }) => JSON.stringify(PolicyDocument).includes('sms-voice.amazonaws.com'))
  return numbers.find((arn) => arn !== undefined) ?? open?.Topics[0]
}

/** Publishes in the format of AWS two-way SMS. Returns the inbound message id. */
export async function receive(
  text: InboundText,
  { carrier, topics, topic, number }: { carrier: Carrier; topics: Topics; topic: string; number: string },
): Promise<string> {
  const { from: originationNumber, to, body, ...given } = text
  const previous = carrier.texts(originationNumber).findLast(({ from }) => to === undefined || from === to)
  const inboundMessageId = randomUUID()
  const message = {
    originationNumber,
    destinationNumber: to ?? previous?.from ?? number,
    messageKeyword: body.trim().split(/\s+/)[0]?.toUpperCase() ?? '',
    messageBody: body,
    inboundMessageId,
    ...(previous ? { previousPublishedMessageId: previous.messageId } : {}),
    ...given,
  }
  await topics.publish(topic, { message: inPlainUnits(JSON.stringify(message)), attributes: {} })
  return inboundMessageId
}
