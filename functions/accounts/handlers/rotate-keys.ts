import { type Due, goOnDue, readDue, Wake } from '../../shared/background/due.ts'
import { batch } from '../../shared/background/sqs-batch.ts'
import { sliceOf } from '../../shared/background/time-budget.ts'
import { clock } from '../../shared/clock.ts'
import { openTable } from '../../shared/table/table.ts'
import { keyStore } from '../keys/data-key-store.ts'
import { rotateOnWake } from '../keys/key-rotation-worker.ts'
import { rootStore } from '../keys/root-key-store.ts'

const table = openTable()
const deps = {
  ...keyStore(table),
  ...rootStore(table),
  readDue: (wake: Wake) => readDue(table, wake),
  goOn: (wake: Wake, due: Due, rest: Due['details'], at: number) => goOnDue(table, wake, due, rest, at),
  now: clock,
}

export const handler = batch(Wake, (wake, _record, context) => rotateOnWake(wake, sliceOf(context), deps))
