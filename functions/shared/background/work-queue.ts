import { SendMessageBatchCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { describeError, log } from '../log.ts'
import type { WorkMessage } from './due.ts'

/** `delaySeconds`: 900 at most (SQS). */
export type WorkQueue = {
  send: (message: WorkMessage, delaySeconds?: number) => Promise<void>
  /** At most 10, in one call. Returns those that SQS did not accept. */
  sendAll: (messages: readonly WorkMessage[], delaySeconds?: number) => Promise<readonly WorkMessage[]>
}

/** In milliseconds: short, so that a call that hangs is retried in time. */
const requestTimeouts = { connectionTimeout: 500, requestTimeout: 1_000, throwOnRequestTimeout: true }

/** Both throw when SQS has not answered after 5 attempts, `send` also when it has not accepted the message. */
export function openWorkQueue(
  url: string,
  client = new SQSClient({ requestHandler: requestTimeouts, maxAttempts: 5 }),
): WorkQueue {
  return {
    async send(message, delaySeconds) {
      const body = JSON.stringify(message)
      await client.send(new SendMessageCommand({ QueueUrl: url, MessageBody: body, DelaySeconds: delaySeconds }))
    },

    async sendAll(messages, delaySeconds) {
      const Entries = messages.map((message, index) => ({
        Id: String(index),
        MessageBody: JSON.stringify(message),
        DelaySeconds: delaySeconds,
      }))
      const { Successful = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl: url, Entries }))
      const accepted = new Set(Successful.map(({ Id }) => Id))
      return messages.filter((_, index) => !accepted.has(String(index)))
    },
  }
}

/** Logs failures instead of throwing: `run-due` sends the message later. */
export async function trySend(queue: WorkQueue, message: WorkMessage, delaySeconds?: number): Promise<void> {
  await queue.send(message, delaySeconds).catch((error: unknown) => {
    log('warn', 'send_failed', { ...describeError(error), kind: message.kind })
  })
}
