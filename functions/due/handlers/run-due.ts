import type { Context } from 'aws-lambda'
import type { Wake } from '../../shared/background/due.ts'
import { openQueue } from '../../shared/background/work-queue.ts'
import { clock } from '../../shared/clock.ts'
import { env } from '../../shared/env.ts'
import { openKeylessTable } from '../../shared/table/table.ts'
import type { QueueName } from '../domain/destinations.ts'
import { dueStore } from '../due-store.ts'
import { runDue } from '../run-due.ts'

const queues = {
  messages: openQueue(env('MESSAGES_QUEUE_URL')),
  erasures: openQueue(env('ERASURE_QUEUE_URL')),
  exports: openQueue(env('EXPORT_QUEUE_URL')),
  seals: openQueue(env('SEAL_QUEUE_URL')),
  closings: openQueue(env('CLOSING_QUEUE_URL')),
  rotations: openQueue(env('ROTATION_QUEUE_URL')),
  keyLooks: openQueue(env('KEY_LOOK_QUEUE_URL')),
}
const deps = {
  ...dueStore(openKeylessTable()),
  wake: (queue: QueueName, message: Wake, delaySeconds: number) => queues[queue].wake(message, delaySeconds),
  quiesceSeconds: env('QUIESCE_SECONDS'),
  now: clock,
  random: Math.random,
  pause: (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds)),
}

export const handler = (_event: unknown, context: Context) =>
  runDue({ ...deps, remaining: () => context.getRemainingTimeInMillis() })
