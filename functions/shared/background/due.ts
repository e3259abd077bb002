import { DeleteCommand, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { dueKey, type Key, shardOf } from '../keys.ts'
import { defineItem, type Item, type Row } from '../table/define-item.ts'
import type { Table, Write } from '../table/table.ts'

/**
 * What must happen later. The due row is the truth, a queue message only wakes somebody up: whoever finishes the work
 * deletes the row in its own transaction, and `run-due` hands out again what nobody finished.
 */
export const dueKinds = [
  'reminder', // make the messages of one reminder of an appointment, and send them
  'cancellation', // take an appointment that was cancelled out of the customer's calendar again
  'message', // send one message: new, deferred, or one whose sender died
  'message-expiry', // a text without news for 72 h
  'compact', // fold what was stored for a shift
  'recompact', // a segment that asks for its shift to be folded
  'retention', // the next slice of giving tracks a new end
  'track-erasure', // the next slice of erasing all positions from before a moment
  'auto-close', // a shift longer than the account allows
  'quiesce', // an erasure that waits for late writers
  'erasure', // the next slice of an erasure
  'erasure-mail', // tell the owner of an erasure; never due by itself, its row drives the erasure
  'erase-subject', // one customer or one worker
  'erase-subject-now', // the same, before the quiesce; never due by itself
  'remove-login', // the login of a member who was removed
  'export', // the next slice of an account's export
  'rotate-root', // the installation's next root key, and the next slice of wrapping all data keys with it
  'rotate-key', // an account's next data key
  'retire-data-key', // the next slice of looking which older data keys of an account are still needed
] as const
export type DueKind = (typeof dueKinds)[number]

/** In place of an id: all of an account, or of the installation. */
export const every = '*'

/** `subject` and `details` hold ids, times and counts only: a due row is read by index and never unsealed. */
export const DueItem = defineItem({
  type: 'due',
  until: 'until it is done',
  readable: 'ids and times',
  key: (accountId, due) => dueKey(accountId, due.kind, due.id),
  clear: z.object({
    kind: z.enum(dueKinds),
    id: z.string(),
    dueAt: z.int(),
    details: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
})
export type Due = Item<typeof DueItem>

/** What travels in a queue: the way to the due row, and nothing else. */
export const WorkMessage = z.object({ pk: z.string(), sk: z.string(), kind: z.enum(dueKinds) })
export type WorkMessage = z.infer<typeof WorkMessage>

/** The attributes that put a row into the due index. `at` in milliseconds since the epoch. */
export function dueAttributes(key: Key, kind: DueKind, at: number) {
  return { dueShard: String(shardOf(`${key.pk}|${key.sk}`)), dueAt: at, kind }
}

/** The row for work due at `at`. The same kind and id is the same work. */
export function dueRow(accountId: string, kind: DueKind, id: string, at: number, details: Due['details'] = {}): Row {
  const key = dueKey(accountId, kind, id)
  return { ...key, type: 'due', id, details, ...dueAttributes(key, kind, at) }
}

/** The message that wakes a worker for a due row. Throws for a row that is no work. */
export function workMessageOf(row: Key & { readonly [attribute: string]: unknown }): WorkMessage {
  return WorkMessage.parse(row)
}

export function putDue(table: Pick<Table, 'name'>, row: Row): Write {
  return { Put: { TableName: table.name, Item: row } }
}

/** Finishes work inside a transaction. */
export function deleteDue(table: Pick<Table, 'name'>, key: Key): Write {
  return { Delete: { TableName: table.name, Key: { pk: key.pk, sk: key.sk } } }
}

/** The work as it stands, or undefined when somebody has finished it. */
export async function readDue(table: Pick<Table, 'name' | 'send'>, key: Key): Promise<Due | undefined> {
  const { Item } = await table.send(
    new GetCommand({ TableName: table.name, Key: { pk: key.pk, sk: key.sk }, ConsistentRead: true }),
  )
  return Item && DueItem.clear.parse(Item)
}

/** Leaves work, with what is to be known of it, to another run at `at`. Nothing happens when it was changed or finished meanwhile. */
export async function rescheduleDue(
  table: Pick<Table, 'name' | 'send' | 'tryWrite'>,
  key: Key,
  { details }: Pick<Due, 'details'>,
  rest: Due['details'],
  at: number,
): Promise<void> {
  const update = new UpdateCommand({
    TableName: table.name,
    Key: { pk: key.pk, sk: key.sk },
    UpdateExpression: 'SET details = :rest, dueAt = :at',
    ConditionExpression: 'details = :details',
    ExpressionAttributeValues: { ':details': details, ':rest': rest, ':at': at },
  })
  await table.tryWrite<unknown, void>(
    () => table.send(update),
    () => undefined,
  )
}

/** Finishes work that is still what it was. */
export async function completeDueIfUnchanged(
  table: Pick<Table, 'name' | 'send' | 'tryWrite'>,
  key: Key,
  { details }: Pick<Due, 'details'>,
): Promise<void> {
  const remove = new DeleteCommand({
    TableName: table.name,
    Key: { pk: key.pk, sk: key.sk },
    ConditionExpression: 'details = :details',
    ExpressionAttributeValues: { ':details': details },
  })
  await table.tryWrite<unknown, void>(
    () => table.send(remove),
    () => undefined,
  )
}

/** Ends a lease before its time: the next run hands the row out again. Nothing to do where the work is finished. */
export async function releaseDueLease(
  table: Pick<Table, 'name' | 'send' | 'tryWrite'>,
  key: Key,
  now: number,
): Promise<void> {
  const update = new UpdateCommand({
    TableName: table.name,
    Key: { pk: key.pk, sk: key.sk },
    UpdateExpression: 'SET dueAt = :now',
    ConditionExpression: 'dueAt > :now',
    ExpressionAttributeValues: { ':now': now },
  })
  await table.tryWrite(
    () => table.send(update).then(() => undefined),
    () => undefined,
  )
}

/** Finishes work that changes nothing else. */
export async function completeDue(table: Table, key: Key): Promise<void> {
  await table.send(new DeleteCommand({ TableName: table.name, Key: { pk: key.pk, sk: key.sk } }))
}

/**
 * Takes the row for a while: true when its instant was still `seen`, which moves to `until`. Whoever dies with it is
 * followed by another at that time.
 */
export async function leaseDue(
  table: Pick<Table, 'name' | 'send' | 'tryWrite'>,
  key: Key,
  seen: number,
  until: number,
): Promise<boolean> {
  const update = new UpdateCommand({
    TableName: table.name,
    Key: { pk: key.pk, sk: key.sk },
    UpdateExpression: 'SET dueAt = :until',
    ConditionExpression: 'dueAt = :seen',
    ExpressionAttributeValues: { ':seen': seen, ':until': until },
  })
  return table.tryWrite(
    () => table.send(update).then(() => true),
    () => false,
  )
}
