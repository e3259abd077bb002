import type { Context } from 'aws-lambda'
import { sliceOf } from '../../shared/background/time-budget.ts'
import { clock } from '../../shared/clock.ts'
import { env } from '../../shared/env.ts'
import { log } from '../../shared/log.ts'
import { openTable } from '../../shared/table/table.ts'
import { archiveChannel } from '../archive-client.ts'
import { type Raise, watchErasures } from '../audit/detect-stuck-erasures.ts'
import { erasureWatchStore } from '../audit/erasure-audit-store.ts'
import { auditErasures } from '../audit/verify-erasures.ts'

const raise: Raise = (event, fields) => log('error', event, fields)
const deps = { ...erasureWatchStore(openTable()), ...archiveChannel(env('BUCKET_NAME')), raise, now: clock }

export const handler = async (_event: unknown, context: Context) => {
  await watchErasures(deps)
  await auditErasures(sliceOf(context), deps)
}
