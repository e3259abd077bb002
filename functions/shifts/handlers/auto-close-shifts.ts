import { byKind } from '../../shared/background/by-kind.ts'
import { WorkMessage } from '../../shared/background/due.ts'
import { jobStore } from '../../shared/background/job-store.ts'
import { batch } from '../../shared/background/sqs-batch.ts'
import { timeBudgetOf } from '../../shared/background/time-budget.ts'
import { clock } from '../../shared/clock.ts'
import { findActiveAccount } from '../../shared/identity/account-store.ts'
import { findActiveMember } from '../../shared/identity/principal-store.ts'
import { newId } from '../../shared/ids.ts'
import { openTable } from '../../shared/table/table.ts'
import { autoCloseShift } from '../auto-close/auto-close-shift.ts'
import { endRemovedShift } from '../auto-close/end-removed-shift.ts'
import { tellSilentPhone } from '../auto-close/tell-silent-phone.ts'
import { correctionStore } from '../corrections/correction-store.ts'
import { autoCloseStore } from '../store/auto-close-store.ts'
import { compactionStore } from '../store/compaction-store.ts'
import { memberLockStore } from '../store/member-lock-store.ts'
import { openShiftStore } from '../store/open-shift-store.ts'
import { segmentAppendStore } from '../store/segment-append-store.ts'
import { segmentStore } from '../store/segment-store.ts'
import { shiftAliasStore } from '../store/shift-alias-store.ts'
import { shiftStore } from '../store/shift-store.ts'
import { silenceStore } from '../store/silence-store.ts'
import { tailStore } from '../store/tail-store.ts'
import { trackPartStore } from '../store/track-part-store.ts'

const table = openTable()
const deps = {
  ...shiftStore(table),
  ...shiftAliasStore(table),
  ...memberLockStore(table),
  ...correctionStore(table),
  ...segmentAppendStore(table),
  ...openShiftStore(table),
  ...tailStore(table),
  ...autoCloseStore(table),
  ...segmentStore(table),
  ...trackPartStore(table),
  ...compactionStore(table),
  ...silenceStore(table),
  findAccount: (accountId: string) => findActiveAccount(table, accountId),
  findWorker: async (accountId: string, memberId: string) => {
    const account = await findActiveAccount(table, accountId)
    return account && findActiveMember(table, account, memberId)
  },
  ...jobStore(table),
  now: clock,
  newId,
}
const reserveMilliseconds = 3_000

export const handler = batch(
  WorkMessage,
  byKind('autoCloses', {
    'auto-close': (work, _record, context) =>
      autoCloseShift(work, timeBudgetOf(context, reserveMilliseconds).hasTime, deps),
    'silent-phone': (work) => tellSilentPhone(work, deps),
    'end-shift': (work) => endRemovedShift(work, deps),
  }),
)
