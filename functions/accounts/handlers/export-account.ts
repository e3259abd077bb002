import { batch } from '../../shared/batch.ts'
import { clock } from '../../shared/clock.ts'
import { Wake } from '../../shared/due.ts'
import { env } from '../../shared/env.ts'
import { openTable } from '../../shared/table.ts'
import { exportAccount } from '../export-account.ts'
import { exportChannel } from '../export-channel.ts'
import { exportStore } from '../export-store.ts'
import { exporters } from '../exporters.ts'
import { sliceOf } from '../slice.ts'

const deps = { ...exportStore(openTable()), ...exportChannel(env('BUCKET_NAME')), exporters, now: clock }

/** At the end of a slice what is open is compressed and stored: that takes longer than the end of others. */
const reserveMilliseconds = 2_500

export const handler = batch(Wake, (wake, _record, context) =>
  exportAccount(wake, sliceOf(context, reserveMilliseconds), deps),
)
