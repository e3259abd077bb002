import { byKind } from '../../shared/background/by-kind.ts'
import { WorkMessage } from '../../shared/background/due.ts'
import { jobStore } from '../../shared/background/job-store.ts'
import { batch } from '../../shared/background/sqs-batch.ts'
import { timeBudgetOf } from '../../shared/background/time-budget.ts'
import { clock } from '../../shared/clock.ts'
import { openTable } from '../../shared/table/table.ts'
import { dataKeyStore } from '../keys/data-key-store.ts'
import { rootKeyStore } from '../keys/root-key-store.ts'
import { rotateDataKey } from '../keys/rotate-data-key.ts'
import { rotateRootKey } from '../keys/rotate-root-key.ts'

const table = openTable()
const deps = {
  ...dataKeyStore(table),
  ...rootKeyStore(table),
  ...jobStore(table),
  now: clock,
}

export const handler = batch(
  WorkMessage,
  byKind('keyRotations', {
    'rotate-root': (work, _record, context) => rotateRootKey(work, timeBudgetOf(context), deps),
    'rotate-key': (work) => rotateDataKey(work, deps),
  }),
)
