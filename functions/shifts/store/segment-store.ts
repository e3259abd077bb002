import { DeleteCommand, type QueryCommandInput, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { type Key, segmentKey } from '../../shared/keys.ts'
import { settleAll } from '../../shared/settle-all.ts'
import type { Row } from '../../shared/table/define-item.ts'
import { queryPages } from '../../shared/table/query-pages.ts'
import type { Table } from '../../shared/table/table.ts'
import { decodeSegment } from '../domain/codec/segment.ts'
import { parseSegmentKey, sortableNumber } from '../domain/codec/segment-key.ts'
import type { RetentionPolicy } from '../domain/rules/retention.ts'
import { inside, isWhollyInside, type Span } from '../domain/rules/shift-gate.ts'
import type { Point } from '../domain/track/point.ts'
import { segmentAppendStore } from './segment-append-store.ts'

/** Epoch milliseconds. */
export type StoredSegment = {
  readonly key: Key
  readonly generation: number
  readonly firstAt: number
  readonly lastAt: number
  readonly storedAt: number
  readonly compactionRequestAt: number | undefined
  readonly isExpired: (now: number) => boolean
  readonly points: () => Promise<Point[]>
}

/** Excludes `below`. */
export type Generations = {
  readonly from: number
  readonly below?: number
}

export type SegmentStore = ReturnType<typeof segmentStore>

export function segmentStore(table: Table) {
  const { pack, putSegment } = segmentAppendStore(table)

  /** Ordered by generation and first point. */
  async function* rowsOf(
    accountId: string,
    shiftId: string,
    { from, below }: Generations,
    options: Pick<QueryCommandInput, 'ConsistentRead' | 'ProjectionExpression' | 'ExpressionAttributeNames'>,
  ): AsyncGenerator<Row[]> {
    const first = segmentKey(accountId, shiftId, sortableNumber(from))
    const bound = segmentKey(accountId, shiftId, below === undefined ? '\u{10ffff}' : sortableNumber(below))
    const pages = queryPages(table, {
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
      ExpressionAttributeValues: { ':pk': first.pk, ':from': first.sk, ':to': bound.sk },
      ...options,
    })
    for await (const { Items = [] } of pages) yield Items as Row[]
  }

  async function* segmentsOf(
    accountId: string,
    shiftId: string,
    generations: Generations,
    consistently: boolean,
  ): AsyncGenerator<StoredSegment> {
    const pages = rowsOf(accountId, shiftId, generations, { ConsistentRead: consistently })
    for await (const rows of pages) yield* rows.map(storedSegment)
  }

  function storedSegment(row: Row): StoredSegment {
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

  /** None for an emptied segment. */
  async function pointsOf({ pk, sk, sealed }: Row): Promise<Point[]> {
    return sealed ? decodeSegment(await table.openBytes({ pk, sk }, sealed)) : []
  }

  /** By segment, without those expired at `now` (epoch milliseconds). */
  async function readSegments(
    accountId: string,
    shiftId: string,
    generations: Generations,
    now: number,
    consistently = false,
  ): Promise<Point[][]> {
    // a track has hundreds of rows: fewer attributes take less time
    const pages = rowsOf(accountId, shiftId, generations, {
      ConsistentRead: consistently,
      ProjectionExpression: 'sk, sealed, #ttl',
      ExpressionAttributeNames: { '#ttl': 'ttl' },
    })
    const { pk } = segmentKey(accountId, shiftId, '')
    const rows = (await Array.fromAsync(pages)).flat()
    return settleAll(rows.filter((row) => !isExpired(row, now)).map((row) => pointsOf({ ...row, pk })))
  }

  /** Of the segment that reaches to `newestAt`, else of the few that begin last. */
  async function newestPoints(accountId: string, shiftId: string, newestAt: number): Promise<Point[]> {
    const { pk, sk } = segmentKey(accountId, shiftId, '')
    const pages = queryPages(table, {
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :shift)',
      ExpressionAttributeValues: { ':pk': pk, ':shift': sk },
      ScanIndexForward: false,
      Limit: 16,
      ConsistentRead: true,
    })
    let last: Row[] | undefined
    for await (const { Items = [] } of pages) {
      const rows = Items.filter(({ sealed }) => sealed) as Row[]
      last ??= rows
      const newest = rows.filter(({ lastAt }) => Number(lastAt) >= newestAt)
      if (newest.length > 0) return (await settleAll(newest.map(pointsOf))).flat()
    }
    return (await settleAll((last ?? []).map(pointsOf))).flat()
  }

  /**
   * Rewrites segments without the points outside `span`, under the name that an upload of the rest would have; deletes
   * compacted ones. Idempotent. Returns whether it found any.
   */
  async function eraseSegmentsOutside(
    accountId: string,
    { shiftId, compactedBelow }: { readonly shiftId: string; readonly compactedBelow: number },
    span: Span,
    retention: RetentionPolicy,
  ): Promise<boolean> {
    let found = false
    for await (const segment of segmentsOf(accountId, shiftId, { from: 0 }, true)) {
      if (isWhollyInside(segment, span)) continue
      const { key, generation, storedAt } = segment
      const points = generation < compactedBelow ? [] : await segment.points()
      const remaining = inside(points, span)
      if (remaining.length > 0 && remaining.length === points.length) continue
      const target = { shiftId, generation, trackDays: retention.noticeDays }
      const stored = { ...retention, now: storedAt }
      if (remaining.length > 0) await putSegment(accountId, target, await pack(accountId, remaining), stored)
      await deleteSegment(key)
      found = true
    }
    return found
  }

  async function deleteSegment({ pk, sk }: Key): Promise<void> {
    await table.send(new DeleteCommand({ TableName: table.name, Key: { pk, sk } }))
  }

  async function eraseSegments(accountId: string, shiftId: string): Promise<void> {
    for await (const { key } of segmentsOf(accountId, shiftId, { from: 0 }, true)) await deleteSegment(key)
  }

  /** Removes the request without a time. No-op if there is none. */
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

  return {
    segmentsOf,
    readSegments,
    newestPoints,
    eraseSegmentsOutside,
    eraseSegments,
    deleteSegment,
    rescheduleRequest,
  }
}

function isExpired({ ttl = 0 }: Row, now: number): boolean {
  return ttl * 1000 <= now
}
