import { dropDue, readDue, Wake } from '../../shared/background/due.ts'
import { batch } from '../../shared/background/sqs-batch.ts'
import { clock } from '../../shared/clock.ts'
import { findActiveAccount } from '../../shared/identity/account.ts'
import { openTable } from '../../shared/table/table.ts'
import { closeOnWake } from '../auto-close/auto-close-shift.ts'
import { closingStore } from '../store/auto-close-store.ts'
import { sealingStore } from '../store/compaction-store.ts'
import { openShiftStore } from '../store/open-shift-store.ts'
import { stagedStore } from '../store/segment-store.ts'
import { shiftStore } from '../store/shift-store.ts'
import { trackStore } from '../store/track-part-store.ts'

const table = openTable()
const deps = {
  ...shiftStore(table),
  ...openShiftStore(table),
  ...closingStore(table),
  ...stagedStore(table),
  ...trackStore(table),
  ...sealingStore(table),
  findAccount: (accountId: string) => findActiveAccount(table, accountId),
  readDue: (wake: Wake) => readDue(table, wake),
  dropDue: (wake: Wake) => dropDue(table, wake),
  now: clock,
}
const reserveMilliseconds = 3_000

export const handler = batch(Wake, (wake, _record, context) =>
  closeOnWake(wake, () => context.getRemainingTimeInMillis() > reserveMilliseconds, deps),
)
