import { setTimeout as wait } from 'node:timers/promises'
import * as z from 'zod'
import type { Clock } from '../clock.ts'
import { callEngine } from '../engines/call.ts'
import { StartFailure } from '../failure.ts'
import type { FunctionHost } from '../functions/host.ts'
import type { Deployment, Resource } from '../stacks/deployment.ts'
import { type Message, queueEvent } from './queue-event.ts'

const Mapping = z.strictObject({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  BatchSize: z.number().default(10),
  MaximumBatchingWindowInSeconds: z.number().default(0),
  FunctionResponseTypes: z.array(z.string()).default([]),
  ScalingConfig: z.object({ MaximumConcurrency: z.number() }).optional(),
  Enabled: z.boolean().default(true),
  Tags: z.unknown().optional(),
})

export type QueueSource = {
  queueUrl: string
  queueArn: string
  functionArn: string
  batchSize: number
  windowSeconds: number
  partial: boolean
  concurrency: number
}

const defaultConcurrency = 5

export function readQueueSources(deployment: Deployment): QueueSource[] {
  return deployment.ofType('AWS::Lambda::EventSourceMapping').flatMap(({ logicalId, properties }) => {
    const parsed = Mapping.safeParse(properties)
    const queue = parsed.success ? deployment.holding(parsed.data.EventSourceArn) : undefined
    if (!parsed.success || queue?.type !== 'AWS::SQS::Queue')
      throw new StartFailure(`The event source ${logicalId} is not known here`)
    return parsed.data.Enabled ? [sourceOf(parsed.data, queue, deployment)] : []
  })
}

function sourceOf(mapping: z.infer<typeof Mapping>, queue: Resource, deployment: Deployment): QueueSource {
  return {
    queueUrl: queue.ref,
    queueArn: mapping.EventSourceArn,
    functionArn: deployment.holding(mapping.FunctionName)?.attributes['Arn'] ?? mapping.FunctionName,
    batchSize: mapping.BatchSize,
    windowSeconds: mapping.MaximumBatchingWindowInSeconds,
    partial: mapping.FunctionResponseTypes.includes('ReportBatchItemFailures'),
    concurrency: mapping.ScalingConfig?.MaximumConcurrency ?? defaultConcurrency,
  }
}

const Failures = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })).nullish() }).nullish()

/** Runs until `stop` is aborted. Resolves when no message is in progress. */
export async function pollQueues(
  sources: readonly QueueSource[],
  { queues, host, clock, stop }: { queues: string; host: FunctionHost; clock: Clock; stop: AbortSignal },
): Promise<void> {
  const call = <Answer>(action: string, input: object, signal: AbortSignal | null = null) =>
    callEngine<Answer>(queues, 'sqs', `AmazonSQS.${action}`, input, signal)

  async function receive({ queueUrl, batchSize, windowSeconds }: QueueSource): Promise<Message[]> {
    const messages: Message[] = []
    const deadline = performance.now() + windowSeconds * 1000
    do {
      const seconds = messages.length === 0 ? 20 : Math.max(0, Math.ceil((deadline - performance.now()) / 1000))
      const { Messages = [] } = await call<{ Messages?: Message[] }>(
        'ReceiveMessage',
        {
          QueueUrl: queueUrl,
          MaxNumberOfMessages: Math.min(10, batchSize - messages.length),
          WaitTimeSeconds: seconds,
          AttributeNames: ['All'],
          MessageAttributeNames: ['All'],
        },
        stop,
      )
      messages.push(...Messages)
    } while (messages.length > 0 && messages.length < batchSize && performance.now() < deadline)
    return messages
  }

  async function work(source: QueueSource, messages: Message[]): Promise<void> {
    const outcome = await host.invoke(source.functionArn, queueEvent(messages, source.queueArn, clock.offset()))
    if (!outcome.ok) return
    const failed = source.partial ? failuresOf(outcome.payload, messages) : new Set<string>()
    const done = messages.filter(({ MessageId }) => !failed.has(MessageId))
    for (let at = 0; at < done.length; at += 10) {
      const Entries = done.slice(at, at + 10).map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }))
      await call('DeleteMessageBatch', { QueueUrl: source.queueUrl, Entries })
    }
  }

  async function poll(source: QueueSource): Promise<void> {
    const busy = new Set<Promise<void>>()
    while (!stop.aborted) {
      if (busy.size >= source.concurrency) await Promise.race(busy)
      const messages = await receive(source).catch(() => wait(stop.aborted ? 0 : 500, [] as Message[]))
      if (messages.length === 0) continue
      const task: Promise<void> = work(source, messages)
        .catch(() => {})
        .finally(() => busy.delete(task))
      busy.add(task)
    }
    await Promise.all(busy)
  }

  await Promise.all(sources.map(poll))
}

/** All of them for a malformed result, as in Lambda. */
function failuresOf(payload: string | undefined, messages: readonly Message[]): ReadonlySet<string> {
  const all = new Set(messages.map(({ MessageId }) => MessageId))
  const parsed = Failures.safeParse(payload === undefined ? undefined : JSON.parse(payload))
  if (!parsed.success) return all
  const failed = new Set((parsed.data?.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier))
  return failed.isSubsetOf(all) ? failed : all
}
