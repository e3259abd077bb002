import { type Due, endDue, goOnDue, readDue, Wake } from '../../shared/background/due.ts'
import { batch } from '../../shared/background/sqs-batch.ts'
import { sliceOf } from '../../shared/background/time-budget.ts'
import { clock } from '../../shared/clock.ts'
import { env } from '../../shared/env.ts'
import { isActive } from '../../shared/identity/account.ts'
import { openKeylessTable } from '../../shared/table/table.ts'
import { keyUseStore } from '../keys/key-usage-store.ts'
import { giveUpKeys } from '../keys/retire-data-keys.ts'

const table = openKeylessTable()
const deps = {
  ...keyUseStore(table, env('KEY_TABLE_NAME')),
  isActive: (accountId: string) => isActive(table, accountId),
  readDue: (wake: Wake) => readDue(table, wake),
  goOn: (wake: Wake, due: Due, rest: Due['details'], at: number) => goOnDue(table, wake, due, rest, at),
  endDue: (wake: Wake, due: Due) => endDue(table, wake, due),
  now: clock,
}

export const handler = batch(Wake, (wake, _record, context) => giveUpKeys(wake, sliceOf(context), deps))
