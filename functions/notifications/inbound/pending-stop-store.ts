import { DeleteCommand, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { dueAttributes } from '../../shared/background/due.ts'
import { toTtl } from '../../shared/clock.ts'
import { openForInstallation, sealForInstallation } from '../../shared/crypto/installation-seal.ts'
import { type Key, pendingStopKey } from '../../shared/keys.ts'
import { ifExists, ifNotExists, type Table } from '../../shared/table/table.ts'
import { type PendingStop, PendingStopItem } from '../items.ts'

export type PendingStopStore = ReturnType<typeof pendingStopStore>

export function pendingStopStore(table: Pick<Table, 'name' | 'send' | 'tryWrite' | 'keyring'>) {
  const rowAt = ({ pk, sk }: Key) => ({ TableName: table.name, Key: { pk, sk } })
  const refused = () => undefined

  return {
    /** No-op if it is stored already: a second delivery does not prolong it. `dueAt` in epoch milliseconds. */
    async saveStop(stop: PendingStop, dueAt: number): Promise<void> {
      const key = pendingStopKey(stop.inboundMessageId)
      const put = new PutCommand({
        TableName: table.name,
        Item: {
          ...key,
          type: PendingStopItem.type,
          ...PendingStopItem.clear.parse(stop),
          ...dueAttributes(key, 'receive-stop', dueAt),
          sealed: await sealForInstallation(table, key, PendingStopItem.personal.parse(stop)),
          ttl: toTtl(stop.endsAt),
        },
        ConditionExpression: ifNotExists,
      })
      await table.tryWrite<unknown, void>(() => table.send(put), refused)
    },

    /** Also returns one whose time is over, as long as its row is there. */
    async findStop(key: Key): Promise<PendingStop | undefined> {
      const { Item } = await table.send(new GetCommand({ ...rowAt(key), ConsistentRead: true }))
      if (!Item) return undefined
      const personal = await openForInstallation(table, key, Item['sealed'])
      return { ...PendingStopItem.clear.parse(Item), ...PendingStopItem.personal.parse(personal) }
    },

    /** `at` in epoch milliseconds. */
    async rescheduleStop({ inboundMessageId }: PendingStop, at: number): Promise<void> {
      const update = new UpdateCommand({
        ...rowAt(pendingStopKey(inboundMessageId)),
        UpdateExpression: 'SET dueAt = :at',
        ConditionExpression: ifExists,
        ExpressionAttributeValues: { ':at': at },
      })
      await table.tryWrite<unknown, void>(() => table.send(update), refused)
    },

    async deleteStop({ inboundMessageId }: Pick<PendingStop, 'inboundMessageId'>): Promise<void> {
      await table.send(new DeleteCommand(rowAt(pendingStopKey(inboundMessageId))))
    },
  }
}
