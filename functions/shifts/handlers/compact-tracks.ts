import { byKind } from '../../shared/background/by-kind.ts'
import { WorkMessage } from '../../shared/background/due.ts'
import { jobStore } from '../../shared/background/job-store.ts'
import { batch } from '../../shared/background/sqs-batch.ts'
import { timeBudgetOf } from '../../shared/background/time-budget.ts'
import { clock } from '../../shared/clock.ts'
import { findActiveAccount } from '../../shared/identity/account-store.ts'
import { log } from '../../shared/log.ts'
import { openTable } from '../../shared/table/table.ts'
import { applyRetention } from '../compaction/apply-retention.ts'
import { compactShift } from '../compaction/compact-shift.ts'
import { forActiveAccount } from '../compaction/for-active-account.ts'
import { requestRecompaction } from '../compaction/request-recompaction.ts'
import { retentionStore } from '../compaction/retention-store.ts'
import { compactionStore } from '../store/compaction-store.ts'
import { memberLockStore } from '../store/member-lock-store.ts'
import { openShiftStore } from '../store/open-shift-store.ts'
import { segmentStore } from '../store/segment-store.ts'
import { shiftStore } from '../store/shift-store.ts'
import { trackPartStore } from '../store/track-part-store.ts'
import { erasePositionsBefore } from '../track-erasure/erase-positions-before.ts'
import { trackErasureStore } from '../track-erasure/track-erasure-store.ts'

const table = openTable()
const deps = {
  ...shiftStore(table),
  ...segmentStore(table),
  ...trackPartStore(table),
  ...compactionStore(table),
  ...retentionStore(table),
  ...openShiftStore(table),
  ...memberLockStore(table),
  ...trackErasureStore(table),
  findAccount: (accountId: string) => findActiveAccount(table, accountId),
  ...jobStore(table),
  reportLate: () => log('error', 'track_compaction_overdue'),
  now: clock,
}
const reserveMilliseconds = 3_000

export const handler = batch(WorkMessage, (work, record, context) => {
  const { hasTime } = timeBudgetOf(context, reserveMilliseconds)
  return forActiveAccount(work, deps, (retention) =>
    byKind('compactions', {
      compact: () => compactShift(work, retention, deps),
      recompact: () => requestRecompaction(work, retention.now, deps),
      retention: () => applyRetention(work, retention, hasTime, deps),
      'track-erasure': () => erasePositionsBefore(work, retention, hasTime, deps),
    })(work, record, context),
  )
})
