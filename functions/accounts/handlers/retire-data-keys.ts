import { byKind } from '../../shared/background/by-kind.ts'
import { WorkMessage } from '../../shared/background/due.ts'
import { jobStore } from '../../shared/background/job-store.ts'
import { batch } from '../../shared/background/sqs-batch.ts'
import { timeBudgetOf } from '../../shared/background/time-budget.ts'
import { clock } from '../../shared/clock.ts'
import { env } from '../../shared/env.ts'
import { isActive } from '../../shared/identity/account-store.ts'
import { openKeylessTable } from '../../shared/table/table.ts'
import { keyUsageStore } from '../keys/key-usage-store.ts'
import { retireDataKeys } from '../keys/retire-data-keys.ts'

const table = openKeylessTable()
const deps = {
  ...keyUsageStore(table, env('KEY_TABLE_NAME')),
  isActive: (accountId: string) => isActive(table, accountId),
  ...jobStore(table),
  now: clock,
}

export const handler = batch(
  WorkMessage,
  byKind('keyScans', {
    'retire-data-key': (work, _record, context) => retireDataKeys(work, timeBudgetOf(context), deps),
  }),
)
