import { type Due, readDue, rescheduleDue, WorkMessage } from '../../shared/background/due.ts'
import { batch } from '../../shared/background/sqs-batch.ts'
import { timeBudgetOf } from '../../shared/background/time-budget.ts'
import { clock } from '../../shared/clock.ts'
import { openTable } from '../../shared/table/table.ts'
import { dataKeyStore } from '../keys/data-key-store.ts'
import { runKeyRotationWork } from '../keys/key-rotation-worker.ts'
import { rootKeyStore } from '../keys/root-key-store.ts'

const table = openTable()
const deps = {
  ...dataKeyStore(table),
  ...rootKeyStore(table),
  readDue: (work: WorkMessage) => readDue(table, work),
  reschedule: (work: WorkMessage, due: Due, rest: Due['details'], at: number) =>
    rescheduleDue(table, work, due, rest, at),
  now: clock,
}

export const handler = batch(WorkMessage, (work, _record, context) =>
  runKeyRotationWork(work, timeBudgetOf(context), deps),
)
