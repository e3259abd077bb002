import { createHmac } from 'node:crypto'
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { toTtl } from '../../shared/clock.ts'
import { type Key, trackPartKey } from '../../shared/keys.ts'
import { settleAll } from '../../shared/settle-all.ts'
import type { Row } from '../../shared/table/define-item.ts'
import { readRows } from '../../shared/table/filtered-pages.ts'
import { queryPages } from '../../shared/table/query-pages.ts'
import type { Table } from '../../shared/table/table.ts'
import { decodeSegment } from '../domain/codec/segment.ts'
import { sortableNumber } from '../domain/codec/segment-key.ts'
import { splitParts } from '../domain/codec/split-parts.ts'
import { partExpiresAt, type RetentionPolicy } from '../domain/rules/retention.ts'
import type { Point } from '../domain/track/point.ts'
import type { TrackPart } from './track-items.ts'

/** Referenced by its shift, or orphaned. */
export type StoredPart = TrackPart & {
  /** Epoch milliseconds. */
  readonly storedAt: number
  readonly points: () => Promise<Point[]>
}

export type TrackPartStore = ReturnType<typeof trackPartStore>

/** Names parts by an HMAC of their content. */
export function trackPartStore(table: Table) {
  /** No reader sees the parts until the shift references them. */
  async function putParts(
    accountId: string,
    { shiftId, below }: { readonly shiftId: string; readonly below: number },
    points: readonly Point[],
    retention: RetentionPolicy,
  ): Promise<TrackPart[]> {
    const { naming } = await table.keyring.accountKeys(accountId)
    const namingKey = createHmac('sha256', naming.bytes).update('fieldpost/part-name').digest()
    const parts: TrackPart[] = []
    for (const packed of splitParts(points)) {
      const hash = createHmac('sha256', namingKey).update(packed.columns).digest().subarray(0, 16)
      const name = `${sortableNumber(below)}#${sortableNumber(parts.length)}#${hash.toString('base64url')}`
      const part = { name, firstAt: packed.points[0]?.at ?? 0, lastAt: packed.points.at(-1)?.at ?? 0 }
      await putPart(trackPartKey(accountId, shiftId, name), part, packed.bytes, retention)
      parts.push(part)
    }
    return parts
  }

  async function putPart(key: Key, { firstAt, lastAt }: TrackPart, bytes: Uint8Array, retention: RetentionPolicy) {
    const { now, noticeDays } = retention
    const ttl = toTtl(partExpiresAt(lastAt, retention))
    const sealed = await table.sealBytes(key, bytes)
    const Item: Row = { ...key, type: 'trackPart', firstAt, lastAt, storedAt: now, noticeDays, ttl, sealed }
    await table.send(new PutCommand({ TableName: table.name, Item }))
  }

  /** Undefined for a missing part. */
  async function readParts(
    accountId: string,
    shiftId: string,
    parts: readonly TrackPart[],
  ): Promise<(Point[] | undefined)[]> {
    const keys = parts.map(({ name }) => trackPartKey(accountId, shiftId, name))
    const rows = await readRows(table, keys, { ConsistentRead: false })
    return settleAll(rows.map((row) => row && pointsOf(row as Row)))
  }

  /** Referenced or not; strongly consistent. */
  async function listStoredParts(accountId: string, shiftId: string): Promise<StoredPart[]> {
    const parts: StoredPart[] = []
    const { pk, sk } = trackPartKey(accountId, shiftId, '')
    const pages = queryPages(table, {
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :shift)',
      ExpressionAttributeValues: { ':pk': pk, ':shift': sk },
      ConsistentRead: true,
    })
    for await (const { Items = [] } of pages) parts.push(...Items.map((row) => storedPart(row as Row, sk.length)))
    return parts
  }

  function storedPart(row: Row, prefix: number): StoredPart {
    const [firstAt, lastAt, storedAt] = [Number(row['firstAt']), Number(row['lastAt']), Number(row['storedAt'])]
    return { name: row.sk.slice(prefix), firstAt, lastAt, storedAt, points: () => pointsOf(row) }
  }

  async function pointsOf({ pk, sk, sealed }: Row): Promise<Point[]> {
    return sealed ? decodeSegment(await table.openBytes({ pk, sk }, sealed)) : []
  }

  async function deleteParts(
    accountId: string,
    shiftId: string,
    parts: readonly Pick<TrackPart, 'name'>[],
  ): Promise<void> {
    for (const { name } of parts) {
      const Key = trackPartKey(accountId, shiftId, name)
      await table.send(new DeleteCommand({ TableName: table.name, Key }))
    }
  }

  return { putParts, readParts, listStoredParts, deleteParts }
}
