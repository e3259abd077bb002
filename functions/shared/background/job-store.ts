import { DeleteCommand, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Key } from '../keys.ts'
import type { Table } from '../table/table.ts'
import { type Due, DueItem } from './due.ts'

export type JobStore = ReturnType<typeof jobStore>

/** Due rows as a worker uses them. Every change is one conditional write; one that comes too late changes nothing. */
export function jobStore(table: Pick<Table, 'name' | 'send' | 'tryWrite'>) {
  const rowAt = ({ pk, sk }: Key) => ({ TableName: table.name, Key: { pk, sk } })

  /** Sets attributes of a row while `condition` holds. Returns whether it held. */
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
    /** The work as it stands, or undefined when it is finished. */
    async readDue(key: Key): Promise<Due | undefined> {
      const { Item } = await table.send(new GetCommand({ ...rowAt(key), ConsistentRead: true }))
      return Item && DueItem.clear.parse(Item)
    },

    /** Leaves the work, with new `details`, to a later run at `at`. No-op if the row changed since it was read. */
    async reschedule(key: Key, due: Pick<Due, 'details'>, details: Due['details'], at: number): Promise<void> {
      const values = { ':before': due.details, ':details': details, ':at': at }
      await updateIf(key, 'details = :details, dueAt = :at', 'details = :before', values)
    },

    /** Finishes the work. No-op if the row changed since it was read. */
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

    /** Finishes work that changes nothing else. */
    async complete(key: Key): Promise<void> {
      await table.send(new DeleteCommand(rowAt(key)))
    },

    /** Leases a row that is still due at `seen` until `until`. Returns false when another run took it. */
    lease: (key: Key, seen: number, until: number): Promise<boolean> =>
      updateIf(key, 'dueAt = :until', 'dueAt = :seen', { ':seen': seen, ':until': until }),

    /** Ends a lease before its time, so that the next run hands the row out again. */
    async releaseLease(key: Key, now: number): Promise<void> {
      await updateIf(key, 'dueAt = :now', 'dueAt > :now', { ':now': now })
    },
  }
}
