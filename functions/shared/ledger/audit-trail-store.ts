import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { toInstant, toMilliseconds } from '../instant.ts'
import { auditKey, partitionOf } from '../keys.ts'
import { cursorAt, positionOfCursor } from '../table/cursor-pages.ts'
import type { Table } from '../table/table.ts'

/**
 * `from` inclusive, `to` exclusive: RFC 3339, UTC with milliseconds. `filter` names what `open` filters by, so that no other list
 * takes the cursor. `sparse`: few rows match, so each query reads more.
 */
export type TrailRequest = {
  readonly limit: number
  readonly cursor?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly filter: string
  readonly sparse: boolean
}
/** `lowest`: the version of the last entry that was looked at. */
export type TrailPage<T> = { readonly items: T[]; readonly lowest: number; readonly nextCursor?: string }

type Row = Record<string, unknown>

/** A page ends after this many rows, even if it is short. */
const maxScanned = 2_000
const sparsePageSize = 200
/**
 * Entries lie in the order in which they were written. A request reads its clock before it writes, so their times are out of order
 * by at most as long as a function runs and clocks differ.
 */
const disorderMilliseconds = 15 * 60_000
const never = '9999'
const lastMillisecond = Date.parse('9999-12-31T23:59:59.999Z')

/**
 * Entries for which `open` returns something, newest first. A page costs at most 2,200 rows, and the first one before `to` about
 * 20 reads of one row: the place in the trail is searched by halves.
 * @throws AppError `invalid_cursor`
 */
export async function readTrail<T>(
  table: Table,
  accountId: string,
  { limit, cursor, from = '', to = never, filter, sparse }: TrailRequest,
  open: (rows: Row[]) => Promise<(T | undefined)[]>,
): Promise<TrailPage<T>> {
  const list = ['audit', accountId, filter, from, to].join('\n')
  const earliest = from && toInstant(Math.max(0, toMilliseconds(from) - disorderMilliseconds))
  const isTooEarly = (row: Row | undefined) => row !== undefined && String(row['at']) < earliest
  const isInTime = ({ at }: Row) => String(at) >= from && String(at) < to
  const items: T[] = []
  let lowest =
    cursor === undefined ? await firstFrom(table, accountId, to) : Number(await positionOfCursor(table, list, cursor))
  for (let scanned = 0; scanned < maxScanned; ) {
    const rows = await rowsBelow(table, accountId, lowest, sparse ? Math.max(sparsePageSize, limit) : limit)
    const opened = await open(rows)
    for (const [index, row] of rows.entries()) {
      if (isTooEarly(row)) return { items, lowest }
      lowest = Number(row['version'])
      const item = isInTime(row) ? opened[index] : undefined
      if (item !== undefined) items.push(item)
      if (items.length < limit) continue
      if (lowest === 1 || isTooEarly(rows[index + 1])) return { items, lowest }
      return { items, lowest, nextCursor: await cursorAt(table, list, String(lowest)) }
    }
    if (rows.length === 0 || lowest === 1) return { items, lowest }
    scanned += rows.length
  }
  return { items, lowest, nextCursor: await cursorAt(table, list, String(lowest)) }
}

/** Newest first. */
async function rowsBelow(table: Table, accountId: string, version: number, limit: number): Promise<Row[]> {
  const query = new QueryCommand({
    TableName: table.name,
    KeyConditionExpression: 'pk = :pk AND sk < :below',
    ExpressionAttributeValues: { ':pk': partitionOf(accountId, 'audit'), ':below': auditKey(accountId, version).sk },
    ScanIndexForward: false,
    Limit: limit,
    ConsistentRead: true,
  })
  return (await table.send(query)).Items ?? []
}

/** The version of the first entry from `to` on, or one more than the newest. Versions have no gaps. */
async function firstFrom(table: Table, accountId: string, to: string): Promise<number> {
  const [newest] = await rowsBelow(table, accountId, 9_999_999_999, 1)
  let [low, high] = [1, Number(newest?.['version'] ?? 0) + 1]
  if (to === never) return high
  // a later year has another form, which does not sort
  const latest = toInstant(Math.min(toMilliseconds(to) + disorderMilliseconds, lastMillisecond))
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if ((await timeOf(table, accountId, middle)) >= latest) high = middle
    else low = middle + 1
  }
  return low
}

async function timeOf(table: Table, accountId: string, version: number): Promise<string> {
  const get = { TableName: table.name, Key: auditKey(accountId, version), ConsistentRead: true }
  const { Item } = await table.send(
    new GetCommand({ ...get, ProjectionExpression: '#at', ExpressionAttributeNames: { '#at': 'at' } }),
  )
  return String(Item?.['at'] ?? '')
}
