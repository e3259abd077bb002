import { createHmac, timingSafeEqual } from 'node:crypto'
import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import { AppError } from '../errors.ts'
import type { Key } from '../keys.ts'
import { queryPages } from './query-pages.ts'
import type { Table } from './table.ts'

/** A stretch of one partition: sort keys from `from` (inclusive) to `to` (exclusive). */
export type Range = { readonly pk: string; readonly from?: string; readonly to?: string }
export type PageRequest = {
  readonly limit: number
  readonly cursor?: string | undefined
  readonly oldestFirst?: boolean
}
export type Page<T> = { items: T[]; nextCursor?: string }

const lowest = '\u0000'
const highest = '\u{10ffff}'

/**
 * One page of a range, newest first unless told. The cursor is the last key with an HMAC over it and the range's
 * partition, so it can be neither made up nor carried to another list. Throws `invalid_cursor`.
 */
export async function readPage(table: Table, range: Range, page: PageRequest): Promise<Page<Record<string, unknown>>> {
  const start = page.cursor === undefined ? undefined : await openCursor(table, range, page.cursor)
  if (isEmpty(range)) return { items: [] }
  const query = { TableName: table.name, ...queryOf(range, page), ExclusiveStartKey: start }
  const { Items = [], LastEvaluatedKey } = await table.send(new QueryCommand(query))
  const nextCursor = LastEvaluatedKey && (await makeCursor(table, range, LastEvaluatedKey as Key))
  return nextCursor === undefined ? { items: Items } : { items: Items, nextCursor }
}

/** A cursor for a list that is no single range: `list` names it and its filters, `place` where it goes on. */
export function cursorAt(table: Table, list: string, place: string): Promise<string> {
  return makeCursor(table, { pk: list }, { pk: list, sk: place })
}

/** The place that such a cursor was made for. Throws `invalid_cursor` for any other list. */
export async function placeOfCursor(table: Table, list: string, cursor: string): Promise<string> {
  return (await openCursor(table, { pk: list }, cursor)).sk
}

/** Every row of a range, oldest first, page by page. */
export async function* readRange(table: Table, range: Range): AsyncGenerator<Record<string, unknown>> {
  if (isEmpty(range)) return
  const pages = queryPages(table, queryOf(range, { limit: 200, oldestFirst: true }))
  for await (const { Items = [] } of pages) yield* Items
}

/** The engine refuses bounds in the wrong order; to us they hold nothing. */
function isEmpty({ from = lowest, to = highest }: Range): boolean {
  return from > to
}

function queryOf({ pk, from = lowest, to = highest }: Range, page: PageRequest) {
  return {
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
    // BETWEEN includes its end and no key of ours ends at the bound itself, so `to` is exclusive in effect
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
