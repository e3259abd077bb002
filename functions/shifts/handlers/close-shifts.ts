import { findActiveAccount } from '../../shared/account.ts'
import { batch } from '../../shared/batch.ts'
import { clock } from '../../shared/clock.ts'
import { dropDue, readDue, Wake } from '../../shared/due.ts'
import { openTable } from '../../shared/table.ts'
import { closeOnWake } from '../close-shifts.ts'
import { closingStore } from '../closing-store.ts'
import { openShiftStore } from '../open-shift-store.ts'
import { sealingStore } from '../sealing-store.ts'
import { stagedStore } from '../staged-store.ts'
import { shiftStore } from '../store.ts'
import { trackStore } from '../track-store.ts'

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
