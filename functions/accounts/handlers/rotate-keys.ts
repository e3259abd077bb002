import { batch } from '../../shared/batch.ts'
import { clock } from '../../shared/clock.ts'
import { type Due, goOnDue, readDue, Wake } from '../../shared/due.ts'
import { openTable } from '../../shared/table.ts'
import { keyStore } from '../key-store.ts'
import { rootStore } from '../root-store.ts'
import { rotateOnWake } from '../rotate-on-wake.ts'
import { sliceOf } from '../slice.ts'

const table = openTable()
const deps = {
  ...keyStore(table),
  ...rootStore(table),
  readDue: (wake: Wake) => readDue(table, wake),
  goOn: (wake: Wake, due: Due, rest: Due['details'], at: number) => goOnDue(table, wake, due, rest, at),
  now: clock,
}

export const handler = batch(Wake, (wake, _record, context) => rotateOnWake(wake, sliceOf(context), deps))
