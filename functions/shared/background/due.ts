import * as z from 'zod'
import { dueKey, type Key, shardOf } from '../keys.ts'
import { defineItem, type Item, type Row } from '../table/define-item.ts'
import type { Table, Write } from '../table/table.ts'
import { type DueKind, dueKindNames } from './due-kinds.ts'

/** In place of an id: all of an account, or of the installation. */
export const every = '*'

/**
 * What must happen later. The due row is the truth and a queue message only a wake-up: whoever finishes the work deletes the
 * row in its own transaction, and `run-due` hands out again what is still there. `details` holds ids, times and counts only,
 * since a due row is found by index and never unsealed.
 */
export const DueItem = defineItem({
  type: 'due',
  until: 'until it is done',
  readable: 'ids and times',
  key: (accountId, due) => dueKey(accountId, due.kind, due.id),
  clear: z.object({
    kind: z.enum(dueKindNames),
    id: z.string(),
    dueAt: z.int(),
    details: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
})
export type Due = Item<typeof DueItem>

/** What travels in a queue: the key of the due row and its kind, nothing else. */
export const WorkMessage = z.object({ pk: z.string(), sk: z.string(), kind: z.enum(dueKindNames) })
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
