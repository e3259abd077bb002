import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { describeError, log } from '../log.ts'
import type { Wake } from './due.ts'

/** A queue that wakes a worker up. `delaySeconds` is real time, 900 at most. */
export type WakeQueue = { wake: (message: Wake, delaySeconds?: number) => Promise<void> }

/** A call that hangs is given up, and tried again, while its caller still has time. In milliseconds. */
const impatient = { connectionTimeout: 500, requestTimeout: 1_000, throwOnRequestTimeout: true }

/** The queue at a URL. `wake` throws when SQS did not take the message in five tries. */
export function openQueue(
  url: string,
  client = new SQSClient({ requestHandler: impatient, maxAttempts: 5 }),
): WakeQueue {
  return {
    async wake(message, delaySeconds) {
      const body = JSON.stringify(message)
      await client.send(new SendMessageCommand({ QueueUrl: url, MessageBody: body, DelaySeconds: delaySeconds }))
    },
  }
}

/** Wakes a worker whose due row is committed: a wake that fails is no failure of the request, the row's time brings another. */
export async function nudge(queue: WakeQueue, message: Wake, delaySeconds?: number): Promise<void> {
  await queue.wake(message, delaySeconds).catch((error: unknown) => {
    log('warn', 'wake_failed', { ...describeError(error), kind: message.kind })
  })
}
