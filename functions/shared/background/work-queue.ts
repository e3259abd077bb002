import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { describeError, log } from '../log.ts'
import type { WorkMessage } from './due.ts'

/** A queue that wakes a worker up. `delaySeconds` is real time, 900 at most. */
export type WorkQueue = { send: (message: WorkMessage, delaySeconds?: number) => Promise<void> }

/** A call that hangs is given up, and tried again, while its caller still has time. In milliseconds. */
const requestTimeouts = { connectionTimeout: 500, requestTimeout: 1_000, throwOnRequestTimeout: true }

/** The queue at a URL. `send` throws when SQS did not take the message in five tries. */
export function openWorkQueue(
  url: string,
  client = new SQSClient({ requestHandler: requestTimeouts, maxAttempts: 5 }),
): WorkQueue {
  return {
    async send(message, delaySeconds) {
      const body = JSON.stringify(message)
      await client.send(new SendMessageCommand({ QueueUrl: url, MessageBody: body, DelaySeconds: delaySeconds }))
    },
  }
}

/** Wakes a worker whose due row is committed: a work that fails is no failure of the request, the row's time brings another. */
export async function trySend(queue: WorkQueue, message: WorkMessage, delaySeconds?: number): Promise<void> {
  await queue.send(message, delaySeconds).catch((error: unknown) => {
    log('warn', 'send_failed', { ...describeError(error), kind: message.kind })
  })
}
