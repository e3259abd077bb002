import { accountStore } from '../../accounts/account-store.ts'
import { loginClient } from '../../accounts/identity/login-client.ts'
import { completeDue, readDue, WorkMessage } from '../../shared/background/due.ts'
import { batch } from '../../shared/background/sqs-batch.ts'
import { timeBudgetOf } from '../../shared/background/time-budget.ts'
import { openWorkQueue, trySend } from '../../shared/background/work-queue.ts'
import { clock } from '../../shared/clock.ts'
import { env } from '../../shared/env.ts'
import { openTable } from '../../shared/table/table.ts'
import { erasers, retainedItems } from '../all-erasers.ts'
import { archiveClient } from '../archive-client.ts'
import { erasureStore } from '../erasure-store.ts'
import { runErasureWork } from '../erasure-worker.ts'
import { fenceStore } from '../fence-store.ts'
import { receiptSigningClient } from '../receipt-signing-client.ts'
import { subjectRowStore } from '../subjects/subject-row-store.ts'
import { sweepStore } from '../sweep-store.ts'

const table = openTable()
const messages = openWorkQueue(env('MESSAGE_QUEUE_URL'))
const deps = {
  ...erasureStore(table),
  ...fenceStore(table),
  ...sweepStore(table, erasers),
  ...subjectRowStore(table, erasers),
  isActive: accountStore(table).isActive,
  ...loginClient(env('USER_POOL_ID')),
  ...archiveClient(env('BUCKET_NAME')),
  ...receiptSigningClient(env('RECEIPT_KEY_ID')),
  readDue: (work: WorkMessage) => readDue(table, work),
  completeDue: (work: WorkMessage) => completeDue(table, work),
  enqueueEmail: (work: WorkMessage) => trySend(messages, work),
  pause: (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds)),
  kept: retainedItems,
  now: clock,
}

export const handler = batch(WorkMessage, (work, _record, context) => runErasureWork(work, timeBudgetOf(context), deps))
