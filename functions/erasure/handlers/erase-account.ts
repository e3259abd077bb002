import { accountStore } from '../../accounts/account-store.ts'
import { loginChannel } from '../../accounts/identity/login-client.ts'
import { dropDue, readDue, Wake } from '../../shared/background/due.ts'
import { batch } from '../../shared/background/sqs-batch.ts'
import { sliceOf } from '../../shared/background/time-budget.ts'
import { nudge, openQueue } from '../../shared/background/work-queue.ts'
import { clock } from '../../shared/clock.ts'
import { env } from '../../shared/env.ts'
import { openTable } from '../../shared/table/table.ts'
import { erasers, keptItems } from '../all-erasers.ts'
import { archiveChannel } from '../archive-client.ts'
import { erasureStore } from '../erasure-store.ts'
import { eraseOnWake } from '../erasure-worker.ts'
import { fenceStore } from '../fence-store.ts'
import { receiptChannel } from '../receipt-signing-client.ts'
import { partStore } from '../subjects/subject-row-store.ts'
import { sweepStore } from '../sweep-store.ts'

const table = openTable()
const messages = openQueue(env('MESSAGES_QUEUE_URL'))
const deps = {
  ...erasureStore(table),
  ...fenceStore(table),
  ...sweepStore(table, erasers),
  ...partStore(table, erasers),
  isActive: accountStore(table).isActive,
  ...loginChannel(env('USER_POOL_ID')),
  ...archiveChannel(env('BUCKET_NAME')),
  ...receiptChannel(env('RECEIPT_KEY_ID')),
  readDue: (wake: Wake) => readDue(table, wake),
  dropDue: (wake: Wake) => dropDue(table, wake),
  wakeSender: (wake: Wake) => nudge(messages, wake),
  pause: (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds)),
  kept: keptItems,
  now: clock,
}

export const handler = batch(Wake, (wake, _record, context) => eraseOnWake(wake, sliceOf(context), deps))
