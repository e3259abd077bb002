import { setTimeout as wait } from 'node:timers/promises'
import * as z from 'zod'
import type { Clock } from '../clock.ts'
import { callEngine } from '../engines/call.ts'
import { StartFailure } from '../failure.ts'
import type { FunctionHost } from '../functions/host.ts'
import type { Outcome } from '../functions/instance.ts'
import type { Deployment, Resource } from '../stacks/deployment.ts'
import { type Message, queueEvent } from './queue-event.ts'

const Mapping = z.strictObject({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  BatchSize: z.number().default(10),
  MaximumBatchingWindowInSeconds: z.number().default(0),
  FunctionResponseTypes: z.array(z.string()).default([]),
  // CloudFormation refuses others.
  ScalingConfig: z.object({ MaximumConcurrency: z.int().min(2).max(1_000) }).optional(),
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
  /** For how long a throttled batch is tried again. */
  visibilitySeconds: number
}

const defaultConcurrency = 5
const Visibility = z.object({ VisibilityTimeout: z.number().default(30) })

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
    visibilitySeconds: Visibility.parse(queue.properties).VisibilityTimeout,
  }
}

/** Of a throttled batch. */
const maxPauseMs = 5_000

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

  /** A throttled batch is tried again until its messages are visible again: Lambda then drops it. */
  async function invoked(source: QueueSource, messages: Message[]): Promise<Outcome> {
    const event = queueEvent(messages, source.queueArn, clock.offset())
    const until = performance.now() + source.visibilitySeconds * 1_000
    for (let pauseMs = 100; ; pauseMs = Math.min(2 * pauseMs, maxPauseMs)) {
      const outcome = await host.invoke(source.functionArn, event)
      const mayRepeat = !outcome.ok && outcome.throttled && !stop.aborted && performance.now() + pauseMs < until
      if (!mayRepeat) return outcome
      await wait(pauseMs)
    }
  }

  async function work(source: QueueSource, messages: Message[]): Promise<void> {
    const outcome = await invoked(source, messages)
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
