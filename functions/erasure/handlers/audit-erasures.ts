import type { Context } from 'aws-lambda'
import { timeBudgetOf } from '../../shared/background/time-budget.ts'
import { clock } from '../../shared/clock.ts'
import { env } from '../../shared/env.ts'
import { log } from '../../shared/log.ts'
import { openTable } from '../../shared/table/table.ts'
import { archiveClient } from '../archive-client.ts'
import { auditErasures } from '../audit/audit-erasures.ts'
import type { Raise } from '../audit/detect-stuck-erasures.ts'
import { erasureAuditStore } from '../audit/erasure-audit-store.ts'

const raise: Raise = (event, fields) => log('error', event, fields)
const deps = { ...erasureAuditStore(openTable()), ...archiveClient(env('BUCKET_NAME')), raise, now: clock }

export const handler = (_event: unknown, context: Context) => auditErasures(timeBudgetOf(context), deps)
