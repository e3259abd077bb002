import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { Keyring } from '../../shared/crypto/keyring.ts'
import { toMilliseconds } from '../../shared/instant.ts'
import type { Table } from '../../shared/table/table.ts'
import type { FinishedErasure } from '../archive-client.ts'
import { dayMilliseconds } from '../domain/receipt.ts'
import { ErasureItem } from '../items.ts'

export type ReplayStore = ReturnType<typeof replayStore>

export function replayStore(table: Pick<Table, 'name' | 'send' | 'row'>, keyRow: Keyring['accountRowKey']) {
  return {
    /** Without the receipt, which its owner has. */
    async putFinished(record: FinishedErasure): Promise<void> {
      const { erasureId, accountId } = record
      const requestedAt = toMilliseconds(record.requestedAt)
      const erasedAt = toMilliseconds(record.erasedAt)
      const backupDays = Math.round((toMilliseconds(record.backupsExpireAt) - erasedAt) / dayMilliseconds)
      const times = { requestedAt, erasedAt, progressedAt: erasedAt, backupDays }
      const Item = await table.row(ErasureItem, accountId, { erasureId, accountId, status: 'erased', ...times })
      const put = {
        TableName: table.name,
        Item,
        ConditionExpression: 'attribute_not_exists(pk) OR #status <> :erased',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':erased': 'erased' },
      }
      await table.send(new PutCommand(put)).catch((error: unknown) => {
        if (!(error instanceof Error && error.name === 'ConditionalCheckFailedException')) throw error
      })
    },

    async deleteDataKey(accountId: string): Promise<void> {
      await table.send(new DeleteCommand(keyRow(accountId)))
    },
  }
}
