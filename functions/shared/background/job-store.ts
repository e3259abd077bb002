import { DeleteCommand, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Key } from '../keys.ts'
import type { Table } from '../table/table.ts'
import { type Due, DueItem } from './due.ts'

export type JobStore = ReturnType<typeof jobStore>

export function jobStore(table: Pick<Table, 'name' | 'send' | 'tryWrite'>) {
  const rowAt = ({ pk, sk }: Key) => ({ TableName: table.name, Key: { pk, sk } })

  function updateIf(key: Key, set: string, condition: string, values: Record<string, unknown>): Promise<boolean> {
    const update = new UpdateCommand({
      ...rowAt(key),
      UpdateExpression: `SET ${set}`,
      ConditionExpression: condition,
      ExpressionAttributeValues: values,
    })
    return table.tryWrite(
      () => table.send(update).then(() => true),
      () => false,
    )
  }

  return {
    async readDue(key: Key): Promise<Due | undefined> {
      const { Item } = await table.send(new GetCommand({ ...rowAt(key), ConsistentRead: true }))
      return Item && DueItem.clear.parse(Item)
    },

    /** No-op if the row changed since it was read. `at` in epoch milliseconds. */
    async reschedule(key: Key, due: Pick<Due, 'details'>, details: Due['details'], at: number): Promise<void> {
      const values = { ':before': due.details, ':details': details, ':at': at }
      await updateIf(key, 'details = :details, dueAt = :at', 'details = :before', values)
    },

    /** No-op if the row changed since it was read. */
    async completeIfUnchanged(key: Key, due: Pick<Due, 'details'>): Promise<void> {
      const remove = new DeleteCommand({
        ...rowAt(key),
        ConditionExpression: 'details = :details',
        ExpressionAttributeValues: { ':details': due.details },
      })
      await table.tryWrite<unknown, void>(
        () => table.send(remove),
        () => undefined,
      )
    },

    async complete(key: Key): Promise<void> {
      await table.send(new DeleteCommand(rowAt(key)))
    },

    /** Returns false if the row is no longer due at `seen`: another run has the lease. */
    lease: (key: Key, seen: number, until: number): Promise<boolean> =>
      updateIf(key, 'dueAt = :until', 'dueAt = :seen', { ':seen': seen, ':until': until }),

    /** Makes the work due at `now`, unless it is due already. */
    async releaseLease(key: Key, now: number): Promise<void> {
      await updateIf(key, 'dueAt = :now', 'dueAt > :now', { ':now': now })
    },
  }
}
