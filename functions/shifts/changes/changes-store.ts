import { partitionOf } from '../../shared/keys.ts'
import { type AuditEntry, AuditItem } from '../../shared/ledger/audit.ts'
import { settleAll } from '../../shared/settle-all.ts'
import type { Page, PageRequest } from '../../shared/table/cursor-pages.ts'
import { readMatching } from '../../shared/table/filtered-pages.ts'
import type { Table } from '../../shared/table/table.ts'

export type ChangesStore = ReturnType<typeof changesStore>

/** What the audit trail says about hours. */
export function changesStore(table: Table) {
  /** Of one member, newest first. */
  function listHoursChanges(accountId: string, memberId: string, page: PageRequest): Promise<Page<AuditEntry>> {
    const range = { pk: partitionOf(accountId, 'audit') }
    return readMatching(table, range, { ...page, sparse: true }, (rows) =>
      settleAll(rows.map((row) => ofMember(row, memberId))),
    )
  }

  async function ofMember(row: Record<string, unknown>, memberId: string): Promise<AuditEntry | undefined> {
    if (!String(row['action']).startsWith('shift.')) return undefined
    const entry = await table.item(AuditItem, row)
    return entry.details['memberId'] === memberId ? entry : undefined
  }

  return { listHoursChanges }
}
