import { isActive } from '../../shared/account.ts'
import { batch } from '../../shared/batch.ts'
import { clock } from '../../shared/clock.ts'
import { type Due, endDue, goOnDue, readDue, Wake } from '../../shared/due.ts'
import { env } from '../../shared/env.ts'
import { openKeylessTable } from '../../shared/table.ts'
import { giveUpKeys } from '../give-up-keys.ts'
import { keyUseStore } from '../key-use-store.ts'
import { sliceOf } from '../slice.ts'

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
