import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { callEngine } from '../engines/call.ts'
import { StartFailure } from '../failure.ts'
import type { InvokeAsync } from '../functions/async-invoke.ts'
import { region } from '../stacks/arns.ts'
import type { Deployment } from '../stacks/deployment.ts'

const Subscription = z.strictObject({
  TopicArn: z.string(),
  Protocol: z.enum(['sqs', 'lambda']),
  Endpoint: z.string(),
  RawMessageDelivery: z.boolean().default(false),
  RedrivePolicy: z.unknown().optional(),
  Region: z.string().optional(),
})
type Subscription = z.infer<typeof Subscription> & { arn: string; queueUrl: string | undefined }

export type Attributes = Record<string, { Type: string; Value: string }>
type Publication = { message: string; subject?: string; attributes: Attributes }

export type Topics = {
  has(topicArn: string): boolean
  /** The message is in the queues when this returns. Returns its id. */
  publish(topicArn: string, publication: Publication): Promise<string>
}

/** `now`: shifted, for the envelopes. */
export function openTopics(
  deployment: Deployment,
  queues: string,
  invokeAsync: InvokeAsync,
  now: () => number,
): Topics {
  const topics = new Set(deployment.ofType('AWS::SNS::Topic').map(({ ref }) => ref))
  const ours = deployment
    .ofType('AWS::SNS::Subscription')
    .filter(({ properties }) => properties['Protocol'] !== 'email')
  const subscriptions = ours.map(({ logicalId, properties }): Subscription => {
    const parsed = Subscription.safeParse(properties)
    if (!parsed.success)
      throw new StartFailure(
        `The subscription ${logicalId} asks for what is not known here: ${z.prettifyError(parsed.error)}`,
      )
    const arn = `${parsed.data.TopicArn}:${logicalId}`
    return { ...parsed.data, arn, queueUrl: deployment.holding(parsed.data.Endpoint)?.attributes['QueueUrl'] }
  })

  async function publish(topicArn: string, publication: Publication): Promise<string> {
    const messageId = randomUUID()
    const timestamp = new Date(now()).toISOString()
    for (const subscription of subscriptions.filter(({ TopicArn }) => TopicArn === topicArn)) {
      const notification = envelope(topicArn, messageId, timestamp, publication)
      if (subscription.Protocol === 'lambda')
        void invokeAsync(subscription.Endpoint, event(subscription.arn, notification))
      else {
        const body = subscription.RawMessageDelivery ? raw(publication) : { MessageBody: JSON.stringify(notification) }
        await callEngine(queues, 'sqs', 'AmazonSQS.SendMessage', { QueueUrl: subscription.queueUrl, ...body })
      }
    }
    return messageId
  }

  return { has: (topicArn) => topics.has(topicArn), publish }
}

function raw({ message, attributes }: Publication): object {
  const entries = Object.entries(attributes).map(([name, { Type, Value }]) => [
    name,
    { DataType: Type, StringValue: Value },
  ])
  return { MessageBody: message, MessageAttributes: Object.fromEntries(entries) }
}

function envelope(
  topicArn: string,
  messageId: string,
  timestamp: string,
  { message, subject, attributes }: Publication,
) {
  return {
    Type: 'Notification',
    MessageId: messageId,
    TopicArn: topicArn,
    ...(subject === undefined ? {} : { Subject: subject }),
    Message: message,
    Timestamp: timestamp,
    SignatureVersion: '1',
    Signature: 'local',
    SigningCertURL: `https://sns.${region}.amazonaws.com/local.pem`,
    UnsubscribeURL: `https://sns.${region}.amazonaws.com/?Action=Unsubscribe`,
    ...(Object.keys(attributes).length > 0 ? { MessageAttributes: attributes } : {}),
  }
}

/** Spells two names differently than an envelope. */
function event(
  subscriptionArn: string,
  { SigningCertURL, UnsubscribeURL, ...notification }: ReturnType<typeof envelope>,
): object {
  const Sns = {
    Subject: null,
    MessageAttributes: {},
    ...notification,
    SigningCertUrl: SigningCertURL,
    UnsubscribeUrl: UnsubscribeURL,
  }
  return { Records: [{ EventSource: 'aws:sns', EventVersion: '1.0', EventSubscriptionArn: subscriptionArn, Sns }] }
}
