import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { auditKey, partitionOf } from '../../shared/keys.ts'
import { type AuditEntry, AuditItem } from '../../shared/ledger/audit.ts'
import { settleAll } from '../../shared/settle-all.ts'
import { type Page, type PageRequest, readPage } from '../../shared/table/cursor-pages.ts'
import type { Table } from '../../shared/table/table.ts'

export type AuditStore = ReturnType<typeof auditStore>

export function auditStore(table: Table) {
  /** An entry that was tampered with is listed without details, and breaks the chain. */
  const open = (row: Record<string, unknown>): Promise<AuditEntry> =>
    table.item(AuditItem, row).catch(() => ({ ...AuditItem.clear.parse(row), details: {} }))

  return {
    /** Newest first. `before` precedes the oldest entry. */
    async auditPage(accountId: string, page: PageRequest): Promise<Page<AuditEntry> & { before?: AuditEntry }> {
      await table.keyring.accountKeys(accountId) // fails here if the key cannot be read, which must not look like tampering
      const { items, ...rest } = await readPage(table, { pk: partitionOf(accountId, 'audit') }, page)
      const entries = await settleAll(items.map(open))
      const oldest = entries.at(-1)?.version ?? 1
      if (oldest === 1) return { items: entries, ...rest }
      const Key = auditKey(accountId, oldest - 1)
      const { Item } = await table.send(new GetCommand({ TableName: table.name, Key, ConsistentRead: true }))
      return { items: entries, ...rest, ...(Item && { before: await open(Item) }) }
    },
  }
}
