import { accountStore } from '../../accounts/account-store.ts'
import { loginClient } from '../../accounts/identity/login-client.ts'
import { deleteLogin } from '../../accounts/members/delete-login.ts'
import { byKind } from '../../shared/background/by-kind.ts'
import { WorkMessage } from '../../shared/background/due.ts'
import { jobStore } from '../../shared/background/job-store.ts'
import { batch } from '../../shared/background/sqs-batch.ts'
import { timeBudgetOf } from '../../shared/background/time-budget.ts'
import { openWorkQueue, trySend } from '../../shared/background/work-queue.ts'
import { clock } from '../../shared/clock.ts'
import { env } from '../../shared/env.ts'
import { openTable } from '../../shared/table/table.ts'
import { archiveClient } from '../archive-client.ts'
import { eraseAccount } from '../erase-account.ts'
import { erasureStore } from '../erasure-store.ts'
import { fenceStore } from '../fence-store.ts'
import { receiptSigningClient } from '../receipt-signing-client.ts'
import { erasers, retainedItems } from '../registry/all-erasers.ts'
import { eraseSubject } from '../subjects/erase-subject.ts'
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
  ...jobStore(table),
  enqueueEmail: (work: WorkMessage) => trySend(messages, work),
  pause: (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds)),
  retained: retainedItems,
  now: clock,
}

export const handler = batch(
  WorkMessage,
  byKind('erasures', {
    quiesce: (work, _record, context) => eraseAccount(work, timeBudgetOf(context), deps),
    erasure: (work, _record, context) => eraseAccount(work, timeBudgetOf(context), deps),
    'erase-subject': (work, _record, context) => eraseSubject(work, timeBudgetOf(context), deps),
    'erase-subject-now': (work, _record, context) => eraseSubject(work, timeBudgetOf(context), deps),
    'remove-login': (work) => deleteLogin(work, deps),
  }),
)
