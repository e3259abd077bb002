import { createHmac, timingSafeEqual } from 'node:crypto'
import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import { AppError } from '../errors.ts'
import type { Key } from '../keys.ts'
import { queryPages } from './query-pages.ts'
import type { Range } from './range.ts'
import type { Table } from './table.ts'

export type PageRequest = {
  readonly limit: number
  readonly cursor?: string | undefined
  readonly oldestFirst?: boolean
}
export type Page<T> = { items: T[]; nextCursor?: string }

const lowest = '\u0000'
const highest = '\u{10ffff}'

/**
 * Newest first by default. The cursor is the last sort key with an HMAC over it and the partition, so that clients can
 * neither forge it nor use it for another list.
 * @throws AppError `invalid_cursor`
 */
export async function readPage(table: Table, range: Range, page: PageRequest): Promise<Page<Record<string, unknown>>> {
  const start = page.cursor === undefined ? undefined : await openCursor(table, range, page.cursor)
  if (isEmpty(range)) return { items: [] }
  const query = { TableName: table.name, ...queryOf(range, page), ExclusiveStartKey: start }
  const { Items = [], LastEvaluatedKey } = await table.send(new QueryCommand(query))
  const nextCursor = LastEvaluatedKey && (await makeCursor(table, range, LastEvaluatedKey as Key))
  return nextCursor === undefined ? { items: Items } : { items: Items, nextCursor }
}

/** For a list of several ranges. `list` identifies the list and its filters. */
export function cursorAt(table: Table, list: string, position: string): Promise<string> {
  return makeCursor(table, { pk: list }, { pk: list, sk: position })
}

/** @throws AppError `invalid_cursor` for a cursor of another list */
export async function positionOfCursor(table: Table, list: string, cursor: string): Promise<string> {
  return (await openCursor(table, { pk: list }, cursor)).sk
}

export async function* readRange(table: Table, range: Range): AsyncGenerator<Record<string, unknown>> {
  if (isEmpty(range)) return
  const pages = queryPages(table, queryOf(range, { limit: 200, oldestFirst: true }))
  for await (const { Items = [] } of pages) yield* Items
}

/** DynamoDB rejects bounds in the wrong order. */
function isEmpty({ from = lowest, to = highest }: Range): boolean {
  return from > to
}

function queryOf({ pk, from = lowest, to = highest }: Range, page: PageRequest) {
  return {
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
    // BETWEEN includes `to`, but no sort key equals it
    ExpressionAttributeValues: { ':pk': pk, ':from': from, ':to': to },
    ScanIndexForward: page.oldestFirst ?? false,
    ConsistentRead: true,
    Limit: page.limit,
  }
}

async function signature(table: Table, range: Range, sk: string): Promise<Buffer> {
  const key = await table.keyring.derive('cursor')
  return createHmac('sha256', key).update(`${range.pk}\n${sk}`).digest().subarray(0, 16)
}

async function makeCursor(table: Table, range: Range, last: Key): Promise<string> {
  return Buffer.concat([await signature(table, range, last.sk), Buffer.from(last.sk)]).toString('base64url')
}

async function openCursor(table: Table, range: Range, cursor: string): Promise<Key> {
  const bytes = Buffer.from(cursor, 'base64url')
  const sk = bytes.subarray(16).toString()
  const expected = await signature(table, range, sk)
  if (bytes.length <= 16 || !timingSafeEqual(bytes.subarray(0, 16), expected)) throw new AppError('invalid_cursor')
  const { from = lowest, to = highest } = range
  if (sk < from || sk > to) throw new AppError('invalid_cursor', 'the filters have changed')
  return { pk: range.pk, sk }
}
