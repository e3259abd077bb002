import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { auditKey, partitionOf } from '../../shared/keys.ts'
import { type AuditEntry, AuditItem } from '../../shared/ledger/audit.ts'
import { type Page, type PageRequest, readPage } from '../../shared/table/cursor-pages.ts'
import type { Table } from '../../shared/table/table.ts'

export type AuditStore = ReturnType<typeof auditStore>

/** The audit trail as it is read; `shared/audit.ts` writes it. */
export function auditStore(table: Table) {
  /** An entry that does not open was tampered with: it stays in the list without its details, and breaks the chain. */
  const open = (row: Record<string, unknown>): Promise<AuditEntry> =>
    table.item(AuditItem, row).catch(() => ({ ...AuditItem.clear.parse(row), details: {} }))

  return {
    /** A page, newest first, and the entry that its oldest one follows. */
    async auditPage(accountId: string, page: PageRequest): Promise<Page<AuditEntry> & { before?: AuditEntry }> {
      await table.keyring.accountKeys(accountId) // a key that cannot be read must not look like tampering
      const { items, ...rest } = await readPage(table, { pk: partitionOf(accountId, 'audit') }, page)
      const entries = await Promise.all(items.map(open))
      const oldest = entries.at(-1)?.version ?? 1
      if (oldest === 1) return { items: entries, ...rest }
      const Key = auditKey(accountId, oldest - 1)
      const { Item } = await table.send(new GetCommand({ TableName: table.name, Key, ConsistentRead: true }))
      return { items: entries, ...rest, ...(Item && { before: await open(Item) }) }
    },
  }
}
