import * as z from 'zod'
import { dueKey, type Key, shardOf } from '../keys.ts'
import { defineItem, type Item, type Row } from '../table/define-item.ts'
import type { Table, Write } from '../table/table.ts'
import { type DueKind, dueKindNames } from './due-kinds.ts'

/** In place of an id: the whole account or installation. */
export const every = '*'

/**
 * Background work. The row is authoritative, a queue message only triggers the worker: the transaction that finishes the
 * work deletes the row, and `run-due` sends the message again until then. `details` is not sealed: ids, times, counts, keyed hashes.
 */
export const DueItem = defineItem({
  type: 'due',
  until: 'until it is done',
  readable: 'ids and times; a keyed hash of the phone of a customer who is being erased',
  key: (accountId, due) => dueKey(accountId, due.kind, due.id),
  clear: z.object({
    kind: z.enum(dueKindNames),
    id: z.string(),
    dueAt: z.int(),
    details: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
})
export type Due = Item<typeof DueItem>

/** A queue message. Queues hold no personal data. */
export const WorkMessage = z.object({ pk: z.string(), sk: z.string(), kind: z.enum(dueKindNames) })
export type WorkMessage = z.infer<typeof WorkMessage>

/** `at` in epoch milliseconds. */
export function dueAttributes(key: Key, kind: DueKind, at: number) {
  return { dueShard: String(shardOf(`${key.pk}|${key.sk}`)), dueAt: at, kind }
}

/** `at` in epoch milliseconds. */
export function dueRow(accountId: string, kind: DueKind, id: string, at: number, details: Due['details'] = {}): Row {
  const key = dueKey(accountId, kind, id)
  return { ...key, type: 'due', id, details, ...dueAttributes(key, kind, at) }
}

/** @throws ZodError for a row that is not background work */
export function workMessageOf(row: Key & { readonly [attribute: string]: unknown }): WorkMessage {
  return WorkMessage.parse(row)
}

export function putDue(table: Pick<Table, 'name'>, row: Row): Write {
  return { Put: { TableName: table.name, Item: row } }
}

/**
 * For work that is done once for many causes: a row that waits, for its time or until the pause after the last run is over, keeps
 * its time and gets the new details.
 */
export function putDueOnce(table: Pick<Table, 'name'>, { pk, sk, dueAt, ...rest }: Row): Write {
  const names = Object.keys(rest)
  const set = names.map((name) => `#${name} = :${name}`).join(', ')
  const Update = {
    TableName: table.name,
    Key: { pk, sk },
    UpdateExpression: `SET ${set}, dueAt = if_not_exists(dueAt, :dueAt)`,
    ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: {
      ':dueAt': dueAt,
      ...Object.fromEntries(names.map((name) => [`:${name}`, rest[name]])),
    },
  }
  return { Update }
}

export function deleteDue(table: Pick<Table, 'name'>, key: Key): Write {
  return { Delete: { TableName: table.name, Key: { pk: key.pk, sk: key.sk } } }
}
