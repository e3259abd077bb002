import { readDue, Wake } from '../../shared/background/due.ts'
import { batch } from '../../shared/background/sqs-batch.ts'
import { clock } from '../../shared/clock.ts'
import { findActiveAccount } from '../../shared/identity/account.ts'
import { log } from '../../shared/log.ts'
import { openTable } from '../../shared/table/table.ts'
import { sealOnWake } from '../compaction/compaction-worker.ts'
import { retentionStore } from '../compaction/retention-store.ts'
import { sealingStore } from '../store/compaction-store.ts'
import { guardStore } from '../store/member-lock-store.ts'
import { openShiftStore } from '../store/open-shift-store.ts'
import { stagedStore } from '../store/segment-store.ts'
import { shiftStore } from '../store/shift-store.ts'
import { trackStore } from '../store/track-part-store.ts'
import { trackErasureStore } from '../track-erasure/track-erasure-store.ts'

const table = openTable()
const deps = {
  ...shiftStore(table),
  ...stagedStore(table),
  ...trackStore(table),
  ...sealingStore(table),
  ...retentionStore(table),
  ...openShiftStore(table),
  ...guardStore(table),
  ...trackErasureStore(table),
  findAccount: (accountId: string) => findActiveAccount(table, accountId),
  readDue: (wake: Wake) => readDue(table, wake),
  reportLate: () => log('error', 'track_unsealed'),
  now: clock,
}
const reserveMilliseconds = 3_000

export const handler = batch(Wake, (wake, _record, context) =>
  sealOnWake(wake, () => context.getRemainingTimeInMillis() > reserveMilliseconds, deps),
)
