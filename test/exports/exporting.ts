import { exportAccount } from '../../functions/exports/export-account.ts'
import { exportFilesClient } from '../../functions/exports/export-files-client.ts'
import { exportStore } from '../../functions/exports/export-store.ts'
import { exporters } from '../../functions/exports/registry/all-exporters.ts'
import { requestExport } from '../../functions/exports/request-export.ts'
import { showExport } from '../../functions/exports/show-export.ts'
import type { WorkMessage } from '../../functions/shared/background/due.ts'
import { jobStore } from '../../functions/shared/background/job-store.ts'
import type { TimeBudget } from '../../functions/shared/background/time-budget.ts'
import type { Principal } from '../../functions/shared/identity/principal.ts'
import { newId } from '../../functions/shared/ids.ts'
import { dueKey } from '../../functions/shared/keys.ts'
import type { Table } from '../../functions/shared/table/table.ts'
import type { Objects } from '../support/objects.ts'
import { readZip } from './zip-reader.ts'

export type Exporting = ReturnType<typeof anExporting>
export type ExportDeps = Parameters<typeof exportAccount>[2]

const unhurried: TimeBudget = { hasTime: () => true }

/** Requests, writes and shows exports on a real table and real objects; the test sets the clock. */
export function anExporting(table: Table, { client, bucket, keys }: Objects) {
  const clock = { now: Date.now() }
  const sent: WorkMessage[] = []
  const deps = {
    ...exportStore(table),
    ...jobStore(table),
    ...exportFilesClient(bucket, client),
    exporters,
    now: () => clock.now,
    newId,
    enqueue: async (work: WorkMessage) => {
      sent.push(work)
    },
  }
  const show = (by: Principal, exportId: string) => showExport(by.accountId, exportId, deps)
  return {
    deps,
    clock,
    sent,
    show,
    /** Keys of the account's objects. */
    files: ({ accountId }: Principal) => keys(`exports/${accountId}/`),
    request: (by: Principal) => requestExport(by, deps),
    run: (by: Principal, slice: TimeBudget = unhurried, more: Partial<ExportDeps> = {}) =>
      exportAccount({ ...dueKey(by.accountId, 'export', 'current'), kind: 'export' }, slice, { ...deps, ...more }),
    /** Files of a finished export, downloaded by its link. */
    async fetch(by: Principal, exportId: string): Promise<Map<string, string>> {
      const { url } = await show(by, exportId)
      if (!url) throw new Error('the export is not ready')
      const response = await fetch(url)
      return readZip(Buffer.from(await response.arrayBuffer()))
    },
  }
}

/** A slice that ends after this many checks of the time. */
export function timeBudgetOf(checks: number): TimeBudget {
  let left = checks
  return {
    hasTime: () => {
      left -= 1
      return left >= 0
    },
  }
}

/** Lines of all numbered files of that name. */
export function linesOf(files: ReadonlyMap<string, string>, name: string): Record<string, unknown>[] {
  const texts = [...files].filter(([path]) => new RegExp(`^${name}(-\\d+)?\\.ndjson$`).test(path))
  return texts.flatMap(([, text]) => text.split('\n').filter(Boolean)).map((line) => JSON.parse(line))
}
