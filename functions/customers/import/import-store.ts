import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { toTtl } from '../../shared/clock.ts'
import { IdempotencyItem } from '../../shared/http/idempotency-store.ts'
import { partitionOf } from '../../shared/keys.ts'
import type { AuditNote } from '../../shared/ledger/audit.ts'
import { appendAudit } from '../../shared/ledger/audit-store.ts'
import { readRange } from '../../shared/table/cursor-pages.ts'
import type { Table, Write } from '../../shared/table/table.ts'
import { type Customer, CustomerItem } from '../items.ts'

export type ImportStore = ReturnType<typeof importStore>

/** Longer than an import can live: one that began before has died. */
const longestMilliseconds = 60_000
const name = 'customer-import'

/** What an import needs besides the customers' own stores: all there are, and to be the only one of its account. */
export function importStore(table: Table) {
  const rowOf = (accountId: string, since: number) =>
    table.row(IdempotencyItem, accountId, turnSince(since), { ttl: toTtl(since + longestMilliseconds) })

  return {
    /** All of them, of which an account has thousands at most. */
    async readAllCustomers(accountId: string): Promise<Customer[]> {
      const rows = await Array.fromAsync(readRange(table, { pk: partitionOf(accountId, 'customer') }))
      return Promise.all(rows.map((row) => table.item(CustomerItem, row)))
    },

    /** False while another import is running; two at once would make every customer twice. */
    async beginImport(accountId: string, now: number): Promise<boolean> {
      const put = new PutCommand({
        TableName: table.name,
        Item: await rowOf(accountId, now),
        ConditionExpression: 'attribute_not_exists(pk) OR since <= :dead',
        ExpressionAttributeValues: { ':dead': now - longestMilliseconds },
      })
      return table.tryWrite(
        () => table.send(put).then(() => true),
        () => false,
      )
    },

    async endImport(accountId: string): Promise<void> {
      await table.send(new PutCommand({ TableName: table.name, Item: await rowOf(accountId, 0) }))
    },

    /** One line, all or nothing; false when somebody was faster. */
    async writeLine(writes: readonly Write[]): Promise<boolean> {
      return (await table.transact(writes, () => 'refused')) === undefined
    },

    noteImport: (accountId: string, note: AuditNote) => appendAudit(table, accountId, note),
  }
}

function turnSince(since: number) {
  return {
    keyHash: name,
    requestHash: '',
    state: 'running' as const,
    since,
    expiresAt: since + longestMilliseconds,
    response: null,
  }
}
