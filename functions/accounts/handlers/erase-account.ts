import { batch } from '../../shared/batch.ts'
import { clock } from '../../shared/clock.ts'
import { dropDue, readDue, Wake } from '../../shared/due.ts'
import { env } from '../../shared/env.ts'
import { nudge, openQueue } from '../../shared/queue.ts'
import { openTable } from '../../shared/table.ts'
import { archiveChannel } from '../archive-channel.ts'
import { eraseOnWake } from '../erase-on-wake.ts'
import { erasers, keptItems } from '../erasers.ts'
import { erasureStore } from '../erasure-store.ts'
import { fenceStore } from '../fence-store.ts'
import { loginChannel } from '../login-channel.ts'
import { partStore } from '../part-store.ts'
import { receiptChannel } from '../receipt-channel.ts'
import { sliceOf } from '../slice.ts'
import { accountStore } from '../store.ts'
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
