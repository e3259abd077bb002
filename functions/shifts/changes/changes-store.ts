import { type AuditEntry, AuditItem } from '../../shared/ledger/audit.ts'
import { readTrail } from '../../shared/ledger/audit-trail-store.ts'
import { settleAll } from '../../shared/settle-all.ts'
import type { Page, PageRequest } from '../../shared/table/cursor-pages.ts'
import type { Table } from '../../shared/table/table.ts'

export type ChangesStore = ReturnType<typeof changesStore>

/** What the audit trail says about hours. */
export function changesStore(table: Table) {
  /** Of one member, newest first. Nothing before `since` (RFC 3339), when the member came, is read. */
  async function listHoursChanges(
    accountId: string,
    memberId: string,
    { limit, cursor }: PageRequest,
    since: string,
  ): Promise<Page<AuditEntry>> {
    const request = { limit, cursor, from: since, filter: `hours ${memberId}`, sparse: true }
    const page = await readTrail(table, accountId, request, (rows) =>
      settleAll(rows.map((row) => ofMember(row, memberId))),
    )
    const { items, nextCursor } = page
    return nextCursor === undefined ? { items } : { items, nextCursor }
  }

  async function ofMember(row: Record<string, unknown>, memberId: string): Promise<AuditEntry | undefined> {
    if (!String(row['action']).startsWith('shift.')) return undefined
    const entry = await table.item(AuditItem, row)
    return entry.details['memberId'] === memberId ? entry : undefined
  }

  return { listHoursChanges }
}
