import { DeleteCommand, type QueryCommandInput, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { type Key, segmentKey } from '../../shared/keys.ts'
import type { Row } from '../../shared/table/define-item.ts'
import { queryPages } from '../../shared/table/query-pages.ts'
import type { Table } from '../../shared/table/table.ts'
import { decodeSegment } from '../domain/codec/segment.ts'
import { parseSegmentKey, sortableNumber } from '../domain/codec/segment-key.ts'
import { inside, isInside, type Span } from '../domain/rules/shift-gate.ts'
import type { Point } from '../domain/track/point.ts'
import { segmentAppendStore } from './segment-append-store.ts'

/** An upload as it lies in the table; moments in milliseconds since 1970. */
export type StoredSegment = {
  readonly key: Key
  readonly generation: number
  readonly firstAt: number
  readonly lastAt: number
  readonly storedAt: number
  /** When it asks for its shift to be compacted. */
  readonly compactionRequestAt: number | undefined
  readonly isExpired: (now: number) => boolean
  readonly points: () => Promise<Point[]>
}

/** Generations from one on, up to another that is not included. */
export type Generations = {
  readonly from: number
  readonly below?: number
}

export type SegmentStore = ReturnType<typeof segmentStore>

/** Segments as readers, folders and erasers see them: all of one shift, by generation. */
export function segmentStore(table: Table) {
  const { pack, putSegment } = segmentAppendStore(table)

  /** In order of generation and first moment. */
  async function* rowsOf(
    accountId: string,
    shiftId: string,
    { from, below }: Generations,
    how: Pick<QueryCommandInput, 'ConsistentRead' | 'ProjectionExpression' | 'ExpressionAttributeNames'>,
  ): AsyncGenerator<Row[]> {
    const first = segmentKey(accountId, shiftId, sortableNumber(from))
    const bound = segmentKey(accountId, shiftId, below === undefined ? '\u{10ffff}' : sortableNumber(below))
    const pages = queryPages(table, {
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
      ExpressionAttributeValues: { ':pk': first.pk, ':from': first.sk, ':to': bound.sk },
      ...how,
    })
    for await (const { Items = [] } of pages) yield Items as Row[]
  }

  /** In order of generation and first moment; `strictly` also sees this very moment's. */
  async function* segmentsOf(
    accountId: string,
    shiftId: string,
    generations: Generations,
    strictly: boolean,
  ): AsyncGenerator<StoredSegment> {
    const pages = rowsOf(accountId, shiftId, generations, { ConsistentRead: strictly })
    for await (const rows of pages) yield* rows.map(stagedOf)
  }

  function stagedOf(row: Row): StoredSegment {
    const { pk, sk } = row
    return {
      key: { pk, sk },
      generation: parseSegmentKey(sk).generation,
      firstAt: Number(row['firstAt']),
      lastAt: Number(row['lastAt']),
      storedAt: Number(row['storedAt']),
      compactionRequestAt: row['dueAt'] === undefined ? undefined : Number(row['dueAt']),
      isExpired: (now) => isExpired(row, now),
      points: () => pointsOf(row),
    }
  }

  /** A segment that was emptied has no points. */
  async function pointsOf({ pk, sk, sealed }: Row): Promise<Point[]> {
    return sealed ? decodeSegment(await table.openBytes({ pk, sk }, sealed)) : []
  }

  /** The points of a shift, segment by segment, without what has expired by `now` (milliseconds). */
  async function readSegments(
    accountId: string,
    shiftId: string,
    generations: Generations,
    now: number,
  ): Promise<Point[][]> {
    // a track has hundreds of them: what is not needed takes as long to be read as what is
    const pages = rowsOf(accountId, shiftId, generations, {
      ProjectionExpression: 'pk, sk, sealed, #ttl',
      ExpressionAttributeNames: { '#ttl': 'ttl' },
    })
    const rows = (await Array.fromAsync(pages)).flat()
    return Promise.all(rows.filter((row) => !isExpired(row, now)).map(pointsOf))
  }

  /**
   * Erases what is stored for a shift and lies outside of `span`: a segment that holds such a point is written again
   * without it, under the name that an upload of the rest would have, and deleted; one that was compacted before is just
   * deleted. May be repeated. Answers whether there was any.
   */
  async function eraseSegmentsOutside(
    accountId: string,
    { shiftId, compactedBelow }: { readonly shiftId: string; readonly compactedBelow: number },
    span: Span,
    days: number,
  ): Promise<boolean> {
    let found = false
    for await (const staged of segmentsOf(accountId, shiftId, { from: 0 }, true)) {
      if (isInside(staged.firstAt, span) && isInside(staged.lastAt, span)) continue
      const { key, generation, storedAt } = staged
      const kept = generation < compactedBelow ? [] : inside(await staged.points(), span)
      const target = { shiftId, generation }
      const retention = { now: storedAt, days }
      if (kept.length > 0) await putSegment(accountId, target, await pack(accountId, kept), retention)
      await deleteSegment(key)
      found = true
    }
    return found
  }

  async function deleteSegment({ pk, sk }: Key): Promise<void> {
    await table.send(new DeleteCommand({ TableName: table.name, Key: { pk, sk } }))
  }

  /** Erases everything that was uploaded for a shift, of any generation. */
  async function eraseSegments(accountId: string, shiftId: string): Promise<void> {
    for await (const { key } of segmentsOf(accountId, shiftId, { from: 0 }, true)) await deleteSegment(key)
  }

  /** Moves what a segment asks for; at no time when it is answered. Nothing happens when it asks no more. */
  async function rescheduleRequest({ pk, sk }: Key, compactionRequestAt: number | undefined): Promise<void> {
    const update = new UpdateCommand({
      TableName: table.name,
      Key: { pk, sk },
      UpdateExpression: compactionRequestAt === undefined ? 'REMOVE dueShard, dueAt, kind' : 'SET dueAt = :at',
      ConditionExpression: 'attribute_exists(dueAt)',
      ...(compactionRequestAt !== undefined && { ExpressionAttributeValues: { ':at': compactionRequestAt } }),
    })
    await table.tryWrite(
      () => table.send(update).then(() => undefined),
      () => undefined,
    )
  }

  return { segmentsOf, readSegments, eraseSegmentsOutside, eraseSegments, deleteSegment, rescheduleRequest }
}

function isExpired({ ttl = 0 }: Row, now: number): boolean {
  return ttl * 1000 <= now
}
