import type { Context } from 'aws-lambda'
import type { WorkMessage } from '../../shared/background/due.ts'
import type { QueueName } from '../../shared/background/due-kinds.ts'
import { openWorkQueue } from '../../shared/background/work-queue.ts'
import { clock } from '../../shared/clock.ts'
import { env } from '../../shared/env.ts'
import { openKeylessTable } from '../../shared/table/table.ts'
import { shardsOf } from '../due-run.ts'
import { dueStore } from '../due-store.ts'
import { runDue } from '../run-due.ts'

const queues = {
  messages: openWorkQueue(env('PLANNED_MESSAGE_QUEUE_URL')),
  stops: openWorkQueue(env('STOP_QUEUE_URL')),
  erasures: openWorkQueue(env('ERASURE_QUEUE_URL')),
  invitations: openWorkQueue(env('INVITATION_QUEUE_URL')),
  exports: openWorkQueue(env('EXPORT_QUEUE_URL')),
  compactions: openWorkQueue(env('COMPACTION_QUEUE_URL')),
  autoCloses: openWorkQueue(env('AUTO_CLOSE_QUEUE_URL')),
  keyRotations: openWorkQueue(env('KEY_ROTATION_QUEUE_URL')),
  keyScans: openWorkQueue(env('KEY_SCAN_QUEUE_URL')),
}
const deps = {
  ...dueStore(openKeylessTable()),
  enqueue: (queue: QueueName, messages: readonly WorkMessage[], delaySeconds: number) =>
    queues[queue].sendAll(messages, delaySeconds),
  quiesceSeconds: env('QUIESCE_SECONDS'),
  now: clock,
  random: Math.random,
  pause: (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds)),
}

export const handler = (event: unknown, context: Context) =>
  runDue({ ...deps, shards: shardsOf(event), remaining: () => context.getRemainingTimeInMillis() })
