import * as z from 'zod'
import { callEngine } from '../engines/call.ts'
import type { Deployment } from '../stacks/deployment.ts'

/** Others (tags, encryption) have no effect here. */
const QueueProperties = z.object({
  VisibilityTimeout: z.number().optional(),
  DelaySeconds: z.number().optional(),
  MessageRetentionPeriod: z.number().optional(),
  MaximumMessageSize: z.number().optional(),
  ReceiveMessageWaitTimeSeconds: z.number().optional(),
  RedrivePolicy: z.object({ deadLetterTargetArn: z.string(), maxReceiveCount: z.number() }).optional(),
})

/** Sets attributes last: a dead-letter queue must exist before another names it. */
export async function provideQueues(url: string, deployment: Deployment): Promise<void> {
  const queues = deployment.ofType('AWS::SQS::Queue')
  const call = (action: string, input: object) => callEngine(url, 'sqs', `AmazonSQS.${action}`, input)
  await Promise.all(queues.map(({ attributes }) => call('CreateQueue', { QueueName: attributes['QueueName'] })))
  await Promise.all(
    queues.map(({ ref, properties }) => {
      const values = Object.entries(QueueProperties.parse(properties)).map(([name, value]) => [
        name,
        typeof value === 'object' ? JSON.stringify(value) : String(value),
      ])
      return values.length > 0 && call('SetQueueAttributes', { QueueUrl: ref, Attributes: Object.fromEntries(values) })
    }),
  )
}
