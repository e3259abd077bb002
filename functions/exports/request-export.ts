import type { WorkMessage } from '../shared/background/due.ts'
import { found } from '../shared/errors.ts'
import type { Principal } from '../shared/identity/principal.ts'
import { toInstant } from '../shared/instant.ts'
import type { ExportStore } from './export-store.ts'
import type { Export } from './items.ts'

type Deps = Pick<ExportStore, 'startExport' | 'findExport'> & {
  readonly now: () => number
  readonly newId: () => string
  readonly enqueue: (work: WorkMessage) => Promise<void>
}

/** If the work message is lost, the due row repeats it after this. */
const fallbackMilliseconds = 90_000

export async function requestExport({ accountId, memberId }: Principal, deps: Deps): Promise<Export> {
  const now = deps.now()
  const exportId = deps.newId()
  const initial = { version: 0, attempts: 0, counts: {} }
  const fresh: Export = { exportId, status: 'running', requestedBy: memberId, requestedAt: now, ...initial }
  const note = {
    at: toInstant(now),
    by: memberId,
    action: 'export.requested',
    subject: exportId,
    details: {},
  }
  const started = await deps.startExport(accountId, fresh, now + fallbackMilliseconds, note)
  if (started.running !== undefined) return found(await deps.findExport(accountId, started.running))
  await deps.enqueue(started.work)
  return fresh
}
