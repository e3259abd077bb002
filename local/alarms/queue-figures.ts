import * as z from 'zod'
import { callEngine } from '../engines/call.ts'
import type { Deployment } from '../stacks/deployment.ts'
import type { Metrics } from './metrics.ts'

const Counts = z.object({
  Attributes: z.object({
    ApproximateNumberOfMessages: z.coerce.number(),
    ApproximateNumberOfMessagesNotVisible: z.coerce.number(),
  }),
})
const AttributeNames = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible']

/**
 * Asks the engine for the figures of every queue. The age of the oldest message is the time since the queue was last seen empty,
 * since the engine keeps none: more than it is in a queue that is never empty.
 */
export function openQueueFigures(deployment: Deployment, engine: string, metrics: Metrics, now: () => number) {
  const queues = deployment.ofType('AWS::SQS::Queue')
  const filledSince = new Map<string, number>()

  async function sampleOne(url: string, QueueName: string): Promise<void> {
    const input = { QueueUrl: url, AttributeNames }
    const { Attributes } = Counts.parse(await callEngine(engine, 'sqs', 'AmazonSQS.GetQueueAttributes', input))
    const { ApproximateNumberOfMessages: visible, ApproximateNumberOfMessagesNotVisible: inFlight } = Attributes
    const at = now()
    if (visible + inFlight === 0) filledSince.delete(url)
    else filledSince.set(url, Math.min(filledSince.get(url) ?? at, at))
    const age = (at - (filledSince.get(url) ?? at)) / 1000
    const add = (name: string, value: number) =>
      metrics.add({ namespace: 'AWS/SQS', name, dimensions: { QueueName } }, value, at)
    add('ApproximateNumberOfMessagesVisible', visible)
    add('ApproximateNumberOfMessagesNotVisible', inFlight)
    add('ApproximateAgeOfOldestMessage', age)
  }

  return async (): Promise<void> => {
    await Promise.allSettled(queues.map(({ ref, attributes }) => sampleOne(ref, attributes['QueueName'] ?? '')))
  }
}
