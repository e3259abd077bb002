import { GetCommand, ScanCommand } from '@aws-sdk/lib-dynamodb'
import { byKind } from '../../../functions/shared/background/by-kind.ts'
import { type WorkMessage, workMessageOf } from '../../../functions/shared/background/due.ts'
import { destinationOf } from '../../../functions/shared/background/due-kinds.ts'
import { jobStore } from '../../../functions/shared/background/job-store.ts'
import { accountOf, type ItemType, trackPartKey } from '../../../functions/shared/keys.ts'
import type { Row } from '../../../functions/shared/table/define-item.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { applyRetention } from '../../../functions/shifts/compaction/apply-retention.ts'
import { compactShift } from '../../../functions/shifts/compaction/compact-shift.ts'
import { forActiveAccount } from '../../../functions/shifts/compaction/for-active-account.ts'
import { requestRecompaction } from '../../../functions/shifts/compaction/request-recompaction.ts'
import { retentionStore } from '../../../functions/shifts/compaction/retention-store.ts'
import type { Point } from '../../../functions/shifts/domain/track/point.ts'
import { erasePositionsBefore } from '../../../functions/shifts/track-erasure/erase-positions-before.ts'
import { trackErasureStore } from '../../../functions/shifts/track-erasure/track-erasure-store.ts'
import { rowsOf as rowsIn } from '../rows.ts'
import { storesOver, type Worker } from '../world.ts'

export type Compactor = ReturnType<typeof aCompactor>

/** Runs compaction jobs by hand that are due by the worker's clock. */
export function aCompactor(table: Table, worker: Pick<Worker, 'accountId' | 'principal' | 'clock'>) {
  const { accountId, principal, clock } = worker
  const late: number[] = []
  const depsOver = (over: Table) => ({
    ...storesOver(over),
    ...retentionStore(over),
    ...trackErasureStore(over),
    findAccount: async () => principal.account,
    ...jobStore(over),
    reportLate: () => void late.push(clock.now),
    now: () => clock.now,
  })
  const deps = depsOver(table)

  const rowsOf = (type: ItemType): Promise<Row[]> => rowsIn(table, accountId, type)

  /** Of the queue, ordered by `dueAt`. */
  async function due(): Promise<Row[]> {
    const { Items = [] } = await table.send(new ScanCommand({ TableName: table.name, IndexName: 'due' }))
    const rows = (Items as Row[]).filter(
      ({ pk, dueAt, kind }) =>
        accountOf({ pk }) === accountId &&
        Number(dueAt) <= clock.now &&
        destinationOf(String(kind))?.queue === 'compactions',
    )
    return rows.toSorted((one, other) => Number(one['dueAt']) - Number(other['dueAt']))
  }

  const run = (work: WorkMessage, hasTime: () => boolean, runDeps: typeof deps) =>
    forActiveAccount(work, runDeps, (retention) =>
      byKind('compactions', {
        compact: () => compactShift(work, retention, runDeps),
        recompact: () => requestRecompaction(work, retention.now, runDeps),
        retention: () => applyRetention(work, retention, hasTime, runDeps),
        'track-erasure': () => erasePositionsBefore(work, retention, hasTime, runDeps),
      })(work),
    )

  /** Runs each job of the queue that is due now, once. Returns their number. */
  async function runDue(more: Partial<typeof deps> = {}, hasTime = () => true): Promise<number> {
    const rows = await due()
    for (const row of rows) await run(workMessageOf(row), hasTime, { ...deps, ...more })
    return rows.length
  }

  async function runAllDue(): Promise<void> {
    for (let rounds = 0; (await runDue()) > 0; rounds += 1) if (rounds === 10) throw new Error('jobs never end')
  }

  async function compactedBytes(shiftId: string): Promise<string[]> {
    const shift = await deps.findShift(accountId, shiftId)
    const bytes = (shift?.track?.parts ?? []).map(async ({ name }) => {
      const key = trackPartKey(accountId, shiftId, name)
      const { Item } = await table.send(new GetCommand({ TableName: table.name, Key: key }))
      if (!Item) throw new Error('a referenced part is missing')
      return Buffer.from(await table.openBytes(key, (Item as Row).sealed ?? new Uint8Array())).toString('hex')
    })
    return Promise.all(bytes)
  }

  async function compactedPoints(shiftId: string): Promise<Point[]> {
    const shift = await deps.findShift(accountId, shiftId)
    const parts = await deps.readParts(accountId, shiftId, shift?.track?.parts ?? [])
    return parts.flatMap((part) => part ?? [])
  }

  async function stored(): Promise<{ segments: number; parts: number }> {
    return { segments: (await rowsOf('segment')).length, parts: (await rowsOf('trackPart')).length }
  }

  return { deps, depsOver, late, due, runDue, runAllDue, compactedBytes, compactedPoints, stored, rowsOf }
}
