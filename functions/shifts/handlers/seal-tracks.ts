import { findActiveAccount } from '../../shared/account.ts'
import { batch } from '../../shared/batch.ts'
import { clock } from '../../shared/clock.ts'
import { readDue, Wake } from '../../shared/due.ts'
import { log } from '../../shared/log.ts'
import { openTable } from '../../shared/table.ts'
import { guardStore } from '../guard-store.ts'
import { openShiftStore } from '../open-shift-store.ts'
import { retentionStore } from '../retention-store.ts'
import { sealOnWake } from '../seal-on-wake.ts'
import { sealingStore } from '../sealing-store.ts'
import { stagedStore } from '../staged-store.ts'
import { shiftStore } from '../store.ts'
import { trackErasureStore } from '../track-erasure-store.ts'
import { trackStore } from '../track-store.ts'

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
