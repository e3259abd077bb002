import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListQueuesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs'

export type WorkQueue = { readonly name: string; readonly url: string; readonly deadLettersArn: string }

/**
 * The queue that an alarm names (`Messages`, `Email SesEvents`) in an installation whose resources begin with `prefix`.
 * Undefined if there is none, or several.
 */
export async function findQueue(sqs: SQSClient, prefix: string, alarm: string): Promise<WorkQueue | undefined> {
  const wanted = new RegExp(`-(\\w*)${alarm.replaceAll(' ', '')}Queue[0-9A-F]{8}(-|$)`)
  const found: (WorkQueue & { readonly isWholeName: boolean })[] = []
  let NextToken: string | undefined
  do {
    const page = await sqs.send(new ListQueuesCommand({ QueueNamePrefix: prefix, MaxResults: 1_000, NextToken }))
    for (const url of page.QueueUrls ?? []) {
      const name = url.split('/').at(-1) ?? ''
      const matched = wanted.exec(name)
      const deadLettersArn = matched ? await deadLettersOf(sqs, url) : undefined
      if (deadLettersArn !== undefined) found.push({ name, url, deadLettersArn, isWholeName: matched?.[1] === '' })
    }
    NextToken = page.NextToken
  } while (NextToken)
  // `Messages` is a name, and the end of `PlannedMessages`.
  return found.find(({ isWholeName }) => isWholeName) ?? (found.length === 1 ? found[0] : undefined)
}

async function deadLettersOf(sqs: SQSClient, QueueUrl: string): Promise<string | undefined> {
  const { Attributes } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['RedrivePolicy'] }))
  const policy = JSON.parse(Attributes?.['RedrivePolicy'] ?? '{}') as { deadLetterTargetArn?: string }
  return policy.deadLetterTargetArn
}

/**
 * Moves the dead letters back to their queue, each sent before it is deleted: one that is interrupted is there twice, which every
 * worker bears. Message by message and not by SQS's own redrive, which takes no letters that SNS put there. Returns how many.
 */
export async function redrive(sqs: SQSClient, queue: WorkQueue): Promise<number> {
  const QueueName = queue.deadLettersArn.split(':').at(-1)
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName }))
  const read = { QueueUrl, MaxNumberOfMessages: 10, VisibilityTimeout: 60, MessageAttributeNames: ['All'] }
  let moved = 0
  for (;;) {
    const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ ...read, WaitTimeSeconds: 2 }))
    if (Messages.length === 0) return moved
    for (const { Body, MessageAttributes, ReceiptHandle } of Messages) {
      await sqs.send(new SendMessageCommand({ QueueUrl: queue.url, MessageBody: Body, MessageAttributes }))
      await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }))
      moved += 1
    }
  }
}
