import { callEngine } from '../../local/engines/call.ts'
import type { LocalCloud } from './local-cloud.ts'

/** Messages in each queue that is not empty, those in flight included. */
export async function inQueues(cloud: LocalCloud): Promise<Record<string, number>> {
  const call = <Response>(action: string, input: object) =>
    callEngine<Response>(cloud.output('sqsEndpoint'), 'sqs', `AmazonSQS.${action}`, input)
  const { QueueUrls } = await call<{ QueueUrls: string[] }>('ListQueues', {})
  const counts: Record<string, number> = {}
  for (const QueueUrl of QueueUrls) {
    const input = { QueueUrl, AttributeNames: ['All'] }
    const { Attributes } = await call<{ Attributes: Record<string, string> }>('GetQueueAttributes', input)
    const names = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] as const
    const count = names.reduce((sum, name) => sum + Number(Attributes[name] ?? 0), 0)
    if (count > 0) counts[QueueUrl.split('/').at(-1) ?? ''] = count
  }
  return counts
}
