import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { describeError, log } from '../log.ts'
import type { WorkMessage } from './due.ts'

/** `delaySeconds`: 900 at most (SQS). */
export type WorkQueue = { send: (message: WorkMessage, delaySeconds?: number) => Promise<void> }

/** In milliseconds: short, so that a call that hangs is retried in time. */
const requestTimeouts = { connectionTimeout: 500, requestTimeout: 1_000, throwOnRequestTimeout: true }

/** `send` throws when SQS has not accepted the message after 5 attempts. */
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

/** Logs failures instead of throwing: `run-due` sends the message later. */
export async function trySend(queue: WorkQueue, message: WorkMessage, delaySeconds?: number): Promise<void> {
  await queue.send(message, delaySeconds).catch((error: unknown) => {
    log('warn', 'send_failed', { ...describeError(error), kind: message.kind })
  })
}
