import type { Context } from 'aws-lambda'
import { clock } from '../../shared/clock.ts'
import { env } from '../../shared/env.ts'
import { log } from '../../shared/log.ts'
import { openTable } from '../../shared/table.ts'
import { archiveChannel } from '../archive-channel.ts'
import { auditErasures } from '../audit-erasures.ts'
import { erasureWatchStore } from '../erasure-watch-store.ts'
import { sliceOf } from '../slice.ts'
import { type Raise, watchErasures } from '../watch-erasures.ts'

const raise: Raise = (event, fields) => log('error', event, fields)
const deps = { ...erasureWatchStore(openTable()), ...archiveChannel(env('BUCKET_NAME')), raise, now: clock }

export const handler = async (_event: unknown, context: Context) => {
  await watchErasures(deps)
  await auditErasures(sliceOf(context), deps)
}
