import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import { dueAttributes, every } from '../shared/background/due.ts'
import { dueKey, messageByTimeKey, partitionOf } from '../shared/keys.ts'
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
      const Key = dueKey(accountId, 'unread-texts', every)
      const { dueShard, kind, dueAt } = dueAttributes(Key, 'unread-texts', now)
      const Update = {
        TableName: table.name,
        Key,
        UpdateExpression: `SET #type = :type, id = :id, dueShard = :shard, kind = :kind, details = :details,
          dueAt = if_not_exists(dueAt, :at)`,
        ExpressionAttributeNames: { '#type': 'type' },
        ExpressionAttributeValues: {
          ':type': 'due',
          ':id': every,
          ':shard': dueShard,
          ':kind': kind,
          ':details': { receivedAt: now },
          ':at': dueAt,
        },
      }
      await table.transact([{ Update }], () => undefined)
    },
  }
}
