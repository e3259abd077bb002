import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { toTtl } from '../../shared/clock.ts'
import { IdempotencyItem } from '../../shared/http/idempotency-store.ts'
import { partitionOf } from '../../shared/keys.ts'
import type { AuditNote } from '../../shared/ledger/audit.ts'
import { appendAudit } from '../../shared/ledger/audit-store.ts'
import { readRange } from '../../shared/table/cursor-pages.ts'
import type { Table, Write } from '../../shared/table/table.ts'
import type { Customer } from '../items.ts'
import { openCustomers } from '../open-customer-store.ts'

export type ImportStore = ReturnType<typeof importStore>

/** Longer than an import can run: the owner of an older lock has died. */
const lockMilliseconds = 60_000
const lockName = 'customer-import'

export function importStore(table: Table) {
  const lockRow = (accountId: string, since: number) => {
    const expiresAt = since + lockMilliseconds
    const lock = { keyHash: lockName, requestHash: '', state: 'running' as const, since, expiresAt, response: null }
    return table.row(IdempotencyItem, accountId, lock, { ttl: toTtl(expiresAt) })
  }

  return {
    async readAllCustomers(accountId: string): Promise<Customer[]> {
      const rows = await Array.fromAsync(readRange(table, { pk: partitionOf(accountId, 'customer') }))
      return openCustomers(table, rows)
    },

    /** Two at once would create every customer twice. Returns false if another one runs. */
    async beginImport(accountId: string, now: number): Promise<boolean> {
      const put = new PutCommand({
        TableName: table.name,
        Item: await lockRow(accountId, now),
        ConditionExpression: 'attribute_not_exists(pk) OR since <= :expired',
        ExpressionAttributeValues: { ':expired': now - lockMilliseconds },
      })
      return table.tryWrite(
        () => table.send(put).then(() => true),
        () => false,
      )
    },

    async endImport(accountId: string): Promise<void> {
      await table.send(new PutCommand({ TableName: table.name, Item: await lockRow(accountId, 0) }))
    },

    /** Returns false on a conflict. */
    async writeLine(writes: readonly Write[]): Promise<boolean> {
      return (await table.transact(writes, () => 'refused')) === undefined
    },

    noteImport: (accountId: string, note: AuditNote) => appendAudit(table, accountId, note),
  }
}
