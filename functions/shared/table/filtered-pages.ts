import { BatchGetCommand } from '@aws-sdk/lib-dynamodb'
import type { Key } from '../keys.ts'
import { type Page, type PageRequest, type Range, readPage } from './cursor-pages.ts'
import type { Table } from './table.ts'

type Stored = Record<string, unknown>

/** Rows looked at for one page of a filtered list: such a page may be short, and its cursor goes on from there. */
const mostLookedAt = 2_000
const chunk = 200

/**
 * One page of what `open` makes of a range's rows; what it answers with undefined is left out. `sparse` says that many
 * will be, so that more is read at once.
 */
export async function readMatching<T>(
  table: Table,
  range: Range,
  page: PageRequest & { readonly sparse?: boolean },
  open: (rows: Stored[]) => Promise<(T | undefined)[]>,
): Promise<Page<T>> {
  const size = page.sparse ? Math.max(chunk, page.limit) : page.limit
  const items: T[] = []
  let cursor = page.cursor
  for (let lookedAt = 0; ; lookedAt += size) {
    const rows = await readPage(table, range, { ...page, limit: size, cursor })
    const hits = (await open(rows.items)).flatMap((item, index) => (item === undefined ? [] : [{ item, index }]))
    const room = page.limit - items.length
    items.push(...hits.slice(0, room).map(({ item }) => item))
    const last = hits[room - 1]
    if (last && hits.length > room) {
      // the page ends inside this chunk: the same stretch again gives the cursor that stands behind its last row
      const { nextCursor } = await readPage(table, range, { ...page, limit: last.index + 1, cursor })
      return nextCursor === undefined ? { items } : { items, nextCursor }
    }
    cursor = rows.nextCursor
    if (cursor === undefined) return { items }
    if (items.length === page.limit || lookedAt >= mostLookedAt) return { items, nextCursor: cursor }
  }
}

const mostInBatch = 100

/**
 * The rows of these keys in their order; undefined for what is not there. As they stand, unless `how` says that what was true
 * a second ago will do, at half the units.
 */
export async function readRows(
  table: Table,
  keys: readonly Key[],
  how: { readonly ConsistentRead: boolean } = { ConsistentRead: true },
): Promise<(Stored | undefined)[]> {
  const found = new Map<string, Stored>()
  const nameOf = ({ pk, sk }: Stored | Key) => `${pk} ${sk}`
  const wanted = [...new Map(keys.map(({ pk, sk }) => [nameOf({ pk, sk }), { pk, sk }])).values()]
  for (let tries = 0; wanted.length > 0; tries += 1) {
    if (tries > 0) await new Promise((resolve) => setTimeout(resolve, Math.random() * 25 * 2 ** Math.min(tries, 6)))
    const Keys = wanted.splice(0, mostInBatch)
    const answer = await table.send(new BatchGetCommand({ RequestItems: { [table.name]: { Keys, ...how } } }))
    for (const row of answer.Responses?.[table.name] ?? []) found.set(nameOf(row), row)
    const unread = (answer.UnprocessedKeys?.[table.name]?.Keys ?? []) as Key[]
    if (unread.length === 0) tries = -1
    wanted.push(...unread)
  }
  return keys.map((key) => found.get(nameOf(key)))
}
