import { dueRow, every, putDueOnce } from '../shared/background/due.ts'
import { toTtl } from '../shared/clock.ts'
import { messageByTimeKey, partitionOf } from '../shared/keys.ts'
import { queryPages } from '../shared/table/query-pages.ts'
import type { Table, Write } from '../shared/table/table.ts'
import { manyTexts } from './domain/member-emails-english.ts'
import { type Message, unreadList } from './items.ts'

export type UnreadStore = ReturnType<typeof unreadStore>

export function unreadStore(table: Table) {
  return {
    deleteUnreadWrite: (accountId: string, { createdAt, messageId }: Message): Write => ({
      Delete: { TableName: table.name, Key: messageByTimeKey(accountId, unreadList, createdAt, messageId) },
    }),

    /** `manyTexts` when there are as many or more. Without those whose time is over; `now` in epoch milliseconds. */
    async countUnread(accountId: string, now: number): Promise<number> {
      const pages = queryPages(table, {
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :list)',
        FilterExpression: 'attribute_not_exists(#ttl) OR #ttl > :now',
        ExpressionAttributeNames: { '#ttl': 'ttl' },
        ExpressionAttributeValues: {
          ':pk': partitionOf(accountId, 'messageByTime'),
          ':list': `${unreadList}#`,
          ':now': toTtl(now),
        },
        Select: 'COUNT',
        Limit: manyTexts,
      })
      let count = 0
      for await (const { Count = 0 } of pages) {
        count += Count
        if (count >= manyTexts) return manyTexts
      }
      return count
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
