import { BatchGetCommand } from '@aws-sdk/lib-dynamodb'
import type { Key } from '../keys.ts'
import { type Page, type PageRequest, readPage } from './cursor-pages.ts'
import type { Range } from './range.ts'
import type { Table } from './table.ts'

type Row = Record<string, unknown>

/** A page ends after this many rows, even if it is short. */
const maxScanned = 2_000
const sparsePageSize = 200

/** Leaves out rows for which `open` returns undefined. `sparse`: few rows match, so each query reads more. */
export async function readMatching<T>(
  table: Table,
  range: Range,
  page: PageRequest & { readonly sparse?: boolean },
  open: (rows: Row[]) => Promise<(T | undefined)[]>,
): Promise<Page<T>> {
  const size = page.sparse ? Math.max(sparsePageSize, page.limit) : page.limit
  const items: T[] = []
  let cursor = page.cursor
  for (let scanned = 0; ; scanned += size) {
    const rows = await readPage(table, range, { ...page, limit: size, cursor })
    const hits = (await open(rows.items)).flatMap((item, index) => (item === undefined ? [] : [{ item, index }]))
    const room = page.limit - items.length
    items.push(...hits.slice(0, room).map(({ item }) => item))
    const last = hits[room - 1]
    if (last && hits.length > room) {
      // the page ends within these rows: read again up to its last row, for its cursor
      const { nextCursor } = await readPage(table, range, { ...page, limit: last.index + 1, cursor })
      return nextCursor === undefined ? { items } : { items, nextCursor }
    }
    cursor = rows.nextCursor
    if (cursor === undefined) return { items }
    if (items.length === page.limit || scanned >= maxScanned) return { items, nextCursor: cursor }
  }
}

const maxBatchKeys = 100

/** In the order of `keys`, with undefined for missing rows. Eventually consistent reads cost half the units. */
export async function readRows(
  table: Table,
  keys: readonly Key[],
  consistency: { readonly ConsistentRead: boolean } = { ConsistentRead: true },
): Promise<(Row | undefined)[]> {
  const found = new Map<string, Row>()
  const idOf = ({ pk, sk }: Row | Key) => `${pk} ${sk}`
  const pending = [...new Map(keys.map(({ pk, sk }) => [idOf({ pk, sk }), { pk, sk }])).values()]
  for (let attempt = 0; pending.length > 0; attempt += 1) {
    if (attempt > 0) await new Promise((resolve) => setTimeout(resolve, Math.random() * 25 * 2 ** Math.min(attempt, 6)))
    const Keys = pending.splice(0, maxBatchKeys)
    const response = await table.send(new BatchGetCommand({ RequestItems: { [table.name]: { Keys, ...consistency } } }))
    for (const row of response.Responses?.[table.name] ?? []) found.set(idOf(row), row)
    const unread = (response.UnprocessedKeys?.[table.name]?.Keys ?? []) as Key[]
    if (unread.length === 0) attempt = -1
    pending.push(...unread)
  }
  return keys.map((key) => found.get(idOf(key)))
}
