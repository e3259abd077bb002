import { byKind } from '../../shared/background/by-kind.ts'
import { WorkMessage } from '../../shared/background/due.ts'
import { jobStore } from '../../shared/background/job-store.ts'
import { batch } from '../../shared/background/sqs-batch.ts'
import { timeBudgetOf } from '../../shared/background/time-budget.ts'
import { clock } from '../../shared/clock.ts'
import { env } from '../../shared/env.ts'
import { openTable } from '../../shared/table/table.ts'
import { exportAccount } from '../export-account.ts'
import { exportFilesClient } from '../export-files-client.ts'
import { exportStore } from '../export-store.ts'
import { exporters } from '../registry/all-exporters.ts'

const table = openTable()
const deps = {
  ...exportStore(table),
  ...jobStore(table),
  ...exportFilesClient(env('BUCKET_NAME')),
  exporters,
  now: clock,
}

/** A slice ends by compressing and uploading pending lines. */
const reserveMilliseconds = 2_500

export const handler = batch(
  WorkMessage,
  byKind('exports', {
    export: (work, _record, context) => exportAccount(work, timeBudgetOf(context, reserveMilliseconds), deps),
  }),
)
