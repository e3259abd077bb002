import { readDue, WorkMessage } from '../../shared/background/due.ts'
import { batch } from '../../shared/background/sqs-batch.ts'
import { clock } from '../../shared/clock.ts'
import { findActiveAccount } from '../../shared/identity/account.ts'
import { log } from '../../shared/log.ts'
import { openTable } from '../../shared/table/table.ts'
import { runCompactionWork } from '../compaction/compaction-worker.ts'
import { retentionStore } from '../compaction/retention-store.ts'
import { compactionStore } from '../store/compaction-store.ts'
import { memberLockStore } from '../store/member-lock-store.ts'
import { openShiftStore } from '../store/open-shift-store.ts'
import { storedSegmentStore } from '../store/segment-store.ts'
import { shiftStore } from '../store/shift-store.ts'
import { trackStore } from '../store/track-part-store.ts'
import { trackErasureStore } from '../track-erasure/track-erasure-store.ts'

const table = openTable()
const deps = {
  ...shiftStore(table),
  ...storedSegmentStore(table),
  ...trackStore(table),
  ...compactionStore(table),
  ...retentionStore(table),
  ...openShiftStore(table),
  ...memberLockStore(table),
  ...trackErasureStore(table),
  findAccount: (accountId: string) => findActiveAccount(table, accountId),
  readDue: (work: WorkMessage) => readDue(table, work),
  reportLate: () => log('error', 'track_compaction_overdue'),
  now: clock,
}
const reserveMilliseconds = 3_000

export const handler = batch(WorkMessage, (work, _record, context) =>
  runCompactionWork(work, () => context.getRemainingTimeInMillis() > reserveMilliseconds, deps),
)
