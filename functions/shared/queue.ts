import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import type { Wake } from './due.ts'

/** A queue that wakes a worker up. `delaySeconds` is real time, 900 at most. */
export type WakeQueue = { wake: (message: Wake, delaySeconds?: number) => Promise<void> }

export function openQueue(url: string, client = new SQSClient({})): WakeQueue {
  return {
    async wake(message, delaySeconds) {
      const body = JSON.stringify(message)
      await client.send(new SendMessageCommand({ QueueUrl: url, MessageBody: body, DelaySeconds: delaySeconds }))
    },
  }
}
