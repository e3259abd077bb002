import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { auditKey } from '../../shared/keys.ts'
import { type AuditEntry, AuditItem } from '../../shared/ledger/audit.ts'
import { readTrail } from '../../shared/ledger/audit-trail-store.ts'
import { settleAll } from '../../shared/settle-all.ts'
import type { Page, PageRequest } from '../../shared/table/cursor-pages.ts'
import type { Table } from '../../shared/table/table.ts'

export type AuditStore = ReturnType<typeof auditStore>

/** `from` inclusive, `to` exclusive: RFC 3339, UTC with milliseconds. */
export type AuditFilter = {
  readonly action?: string | undefined
  readonly by?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}
/** `read`: the items and the entries between them. `before` precedes the oldest of these. */
export type AuditPage = Page<AuditEntry> & { readonly read: AuditEntry[]; readonly before?: AuditEntry }

export function auditStore(table: Table) {
  /** An entry that was tampered with is listed without details, and breaks the chain. */
  const open = (row: Record<string, unknown>): Promise<AuditEntry> =>
    table.item(AuditItem, row).catch(() => ({ ...AuditItem.clear.parse(row), details: {} }))

  const find = async (accountId: string, version: number): Promise<AuditEntry | undefined> => {
    const Key = auditKey(accountId, version)
    const { Item } = await table.send(new GetCommand({ TableName: table.name, Key, ConsistentRead: true }))
    return Item && open(Item)
  }

  return {
    /** Newest first. A page may be short. */
    async auditPage(accountId: string, { limit, cursor }: PageRequest, filter: AuditFilter): Promise<AuditPage> {
      await table.keyring.accountKeys(accountId) // fails here if the key cannot be read, which must not look like tampering
      const { action, by, ...time } = filter
      const sparse = action !== undefined || by !== undefined
      const request = { limit, cursor, ...time, filter: JSON.stringify([action, by]), sparse }
      const opened: AuditEntry[] = []
      const isWanted = (entry: AuditEntry) =>
        (action === undefined || entry.action === action) && (by === undefined || entry.by === by)
      const { items, lowest, ...rest } = await readTrail(table, accountId, request, async (rows) => {
        const entries = await settleAll(rows.map(open))
        opened.push(...entries)
        return entries.map((entry) => (isWanted(entry) ? entry : undefined))
      })
      const read = opened.filter(({ version }) => version >= lowest)
      const before = read.length > 0 && lowest > 1 ? await find(accountId, lowest - 1) : undefined
      return { items, ...rest, read, ...(before && { before }) }
    },
  }
}
