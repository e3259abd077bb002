import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import { dueRow, every, putDueOnce } from '../shared/background/due.ts'
import { messageByTimeKey, partitionOf } from '../shared/keys.ts'
import type { Table, Write } from '../shared/table/table.ts'
import { manyTexts } from './domain/member-emails-english.ts'
import { type Message, unreadList } from './items.ts'

export type UnreadStore = ReturnType<typeof unreadStore>

export function unreadStore(table: Table) {
  return {
    deleteUnreadWrite: (accountId: string, { createdAt, messageId }: Message): Write => ({
      Delete: { TableName: table.name, Key: messageByTimeKey(accountId, unreadList, createdAt, messageId) },
    }),

    /** `manyTexts` when there are as many or more. */
    async countUnread(accountId: string): Promise<number> {
      const { Count = 0 } = await table.send(
        new QueryCommand({
          TableName: table.name,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :list)',
          ExpressionAttributeValues: { ':pk': partitionOf(accountId, 'messageByTime'), ':list': `${unreadList}#` },
          Select: 'COUNT',
          Limit: manyTexts,
        }),
      )
      return Count
    },

    /**
     * An email to the office is due at once, or when a quarter of an hour has passed since the last one, whose row this is. `now`
     * in epoch milliseconds.
     */
    async tellOffice(accountId: string, now: number): Promise<void> {
      const row = dueRow(accountId, 'unread-texts', every, now, { receivedAt: now })
      await table.transact([putDueOnce(table, row)], () => undefined)
    },
  }
}
