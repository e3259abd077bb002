import { createHmac } from 'node:crypto'
import { DeleteCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { toTtl } from '../shared/clock.ts'
import type { Row } from '../shared/items.ts'
import { type Key, segmentKey } from '../shared/keys.ts'
import type { Table } from '../shared/table.ts'
import { inside, isInside, type Span } from './domain/gate.ts'
import type { Point } from './domain/point.ts'
import { decodeSegment, encodeSegment, type Segment } from './domain/segment.ts'

/** Points on their way into the table; `name` is the same for the same points of one account, and tells nothing of them. */
export interface Packed extends Segment {
  readonly name: string
  readonly points: readonly Point[]
}

/** The shift that points are stored for. */
export interface Home {
  readonly shiftId: string
  readonly generation: number
}

const dayMilliseconds = 24 * 3_600_000

export type SegmentStore = ReturnType<typeof segmentStore>

/** Uploads as they came, packed and sealed: one row each, however large. */
export function segmentStore(table: Table) {
  async function pack(accountId: string, points: readonly Point[]): Promise<Packed> {
    const segment = encodeSegment(points)
    const { current } = await table.keyring.accountKeys(accountId)
    const namingKey = createHmac('sha256', current.bytes).update('fieldpost/segment-name').digest()
    const name = createHmac('sha256', namingKey).update(segment.columns).digest().subarray(0, 16).toString('base64url')
    return { ...segment, name, points }
  }

  /** Stores a segment for so many days. True when it was stored before, as it is: it then lies where it lay. */
  async function putSegment(accountId: string, home: Home, packed: Packed, days: number): Promise<boolean> {
    const key = segmentKey(accountId, home.shiftId, restOfKey(home, packed))
    const Item = await rowOf(key, packed, days)
    const { Attributes } = await table.send(new PutCommand({ TableName: table.name, Item, ReturnValues: 'ALL_OLD' }))
    return Attributes !== undefined
  }

  /** Takes the points out of a segment that was stored a moment ago, and leaves its empty row until its time. */
  async function emptySegment(accountId: string, home: Home, packed: Packed, days: number): Promise<void> {
    const key = segmentKey(accountId, home.shiftId, restOfKey(home, packed))
    const { sealed: _, ...Item } = await rowOf(key, packed, days)
    await table.send(new PutCommand({ TableName: table.name, Item }))
  }

  /** The points of a shift, segment by segment, without what has expired by `now` (milliseconds). */
  async function readSegments(accountId: string, home: Home, now: number): Promise<Point[][]> {
    const rows = await Array.fromAsync(segmentRows(accountId, home, { strictly: false }))
    return Promise.all(rows.filter((row) => Number(row['ttl']) > now / 1000).map(open))
  }

  /**
   * Erases what is stored for a shift and lies outside of `span`: a segment that holds such a point is written again
   * without it, under the name that an upload of the rest would have, and deleted. May be repeated.
   */
  async function eraseOutside(accountId: string, home: Home, span: Span, days: number): Promise<void> {
    for await (const row of segmentRows(accountId, home, { strictly: true })) {
      if (isInside(Number(row['firstAt']), span) && isInside(Number(row['lastAt']), span)) continue
      const kept = inside(await open(row), span)
      if (kept.length > 0) await putSegment(accountId, home, await pack(accountId, kept), days)
      const key = { pk: String(row['pk']), sk: String(row['sk']) }
      await table.send(new DeleteCommand({ TableName: table.name, Key: key }))
    }
  }

  /** Erases everything that is stored for a shift, of any generation. */
  async function eraseTrack(accountId: string, shiftId: string): Promise<void> {
    for await (const { pk, sk } of segmentRows(accountId, { shiftId, generation: 0 }, { strictly: true })) {
      await table.send(new DeleteCommand({ TableName: table.name, Key: { pk, sk } }))
    }
  }

  /** From the shift's generation on, in order of their first moment; `strictly` also sees this very moment's. */
  async function* segmentRows(
    accountId: string,
    { shiftId, generation }: Home,
    { strictly }: { strictly: boolean },
  ): AsyncGenerator<Record<string, unknown>> {
    const from = segmentKey(accountId, shiftId, ordinal(generation))
    const to = segmentKey(accountId, shiftId, '\u{10ffff}')
    let start: Record<string, unknown> | undefined
    do {
      const page = await table.send(
        new QueryCommand({
          TableName: table.name,
          KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
          ExpressionAttributeValues: { ':pk': from.pk, ':from': from.sk, ':to': to.sk },
          ExclusiveStartKey: start,
          ConsistentRead: strictly,
        }),
      )
      yield* page.Items ?? []
      start = page.LastEvaluatedKey
    } while (start)
  }

  async function rowOf(key: Key, { bytes, points }: Packed, days: number): Promise<Row> {
    const [firstAt, lastAt] = [points[0]?.at ?? 0, points.at(-1)?.at ?? 0]
    const ttl = toTtl(lastAt + days * dayMilliseconds)
    return { ...key, type: 'segment', firstAt, lastAt, ttl, sealed: await table.sealBytes(key, bytes) }
  }

  /** A segment that was emptied has no points. */
  async function open(row: Record<string, unknown>): Promise<Point[]> {
    const { pk, sk, sealed } = row as Row
    return sealed ? decodeSegment(await table.openBytes({ pk, sk }, sealed)) : []
  }

  return { pack, putSegment, emptySegment, readSegments, eraseOutside, eraseTrack }
}

/** Moments are padded, so that their order as text is their order in time. */
function restOfKey({ generation }: Home, { points, name }: Packed): string {
  return `${ordinal(generation)}#${String(points[0]?.at ?? 0).padStart(13, '0')}#${name}`
}

function ordinal(generation: number): string {
  return String(generation).padStart(4, '0')
}
