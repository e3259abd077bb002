import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { toTtl } from '../../shared/clock.ts'
import { toInstant } from '../../shared/instant.ts'
import { type ItemType, invitationCountKey } from '../../shared/keys.ts'
import type { Table } from '../../shared/table/table.ts'

export type InvitationCountStore = ReturnType<typeof invitationCountStore>

const retentionMilliseconds = 2 * 86_400_000

export function invitationCountStore(table: Pick<Table, 'name' | 'send' | 'tryWrite'>) {
  return {
    /** Counts failed invitations too. Returns false when the day has `maxPerDay`. */
    async reserveInvitation(accountId: string, now: number, maxPerDay: number): Promise<boolean> {
      const day = toInstant(now).slice(0, 10)
      const update = new UpdateCommand({
        TableName: table.name,
        Key: invitationCountKey(accountId, day),
        UpdateExpression: 'SET #type = :type, #day = :day, #ttl = :ttl ADD invited :one',
        ConditionExpression: 'attribute_not_exists(invited) OR invited < :max',
        ExpressionAttributeNames: { '#type': 'type', '#day': 'day', '#ttl': 'ttl' },
        ExpressionAttributeValues: {
          ':type': 'invitationCount' satisfies ItemType,
          ':day': day,
          ':ttl': toTtl(now + retentionMilliseconds),
          ':one': 1,
          ':max': maxPerDay,
        },
      })
      return table.tryWrite(
        () => table.send(update).then(() => true),
        () => false,
      )
    },
  }
}
