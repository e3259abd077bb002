import { createHmac, createSecretKey, type KeyObject } from 'node:crypto'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { dueAttributes } from '../../shared/background/due.ts'
import { toTtl } from '../../shared/clock.ts'
import type { DataKey } from '../../shared/crypto/cipher.ts'
import { type Key, segmentKey } from '../../shared/keys.ts'
import type { Row } from '../../shared/table/define-item.ts'
import type { Table } from '../../shared/table/table.ts'
import { encodeSegment, type Segment } from '../domain/codec/segment.ts'
import { segmentKeySuffix } from '../domain/codec/segment-key.ts'
import { type RetentionPolicy, retentionOf, segmentExpiresAt } from '../domain/rules/retention.ts'
import type { Point } from '../domain/track/point.ts'

/** Equal points of an account have equal names, which reveal nothing of them. */
export type Packed = Segment & {
  readonly name: string
  readonly points: readonly Point[]
}

export type ShiftGeneration = {
  readonly shiftId: string
  readonly generation: number
  /** The longest that the notice at clock-in allowed to keep positions. */
  readonly trackDays?: number | undefined
}

const namingKeys = new WeakMap<Uint8Array, KeyObject>()

/** Cached: from raw bytes a short HMAC takes six times as long. */
function namingKeyOf({ bytes }: DataKey): KeyObject {
  const cached = namingKeys.get(bytes)
  if (cached) return cached
  const key = createSecretKey(createHmac('sha256', bytes).update('fieldpost/segment-name').digest())
  namingKeys.set(bytes, key)
  return key
}

export type SegmentAppendStore = ReturnType<typeof segmentAppendStore>

/** Writes segments; `segment-store.ts` reads and erases them. */
export function segmentAppendStore(table: Table) {
  async function pack(accountId: string, points: readonly Point[]): Promise<Packed> {
    const segment = encodeSegment(points)
    const { naming } = await table.keyring.accountKeys(accountId)
    const hash = createHmac('sha256', namingKeyOf(naming)).update(segment.columns).digest()
    return { ...segment, name: hash.subarray(0, 16).toString('base64url'), points }
  }

  /** Replaces an equal one. `compactionRequestAt` (epoch milliseconds) puts the row into the due index. */
  async function putSegment(
    accountId: string,
    target: ShiftGeneration,
    packed: Packed,
    retention: RetentionPolicy,
    compactionRequestAt?: number,
  ): Promise<void> {
    const { TableName, Item } = await segmentPut(accountId, target, packed, retention)
    const request = compactionRequestAt === undefined ? {} : dueAttributes(Item, 'recompact', compactionRequestAt)
    await table.send(new PutCommand({ TableName, Item: { ...Item, ...request } }))
  }

  async function segmentPut(accountId: string, target: ShiftGeneration, packed: Packed, retention: RetentionPolicy) {
    const key = segmentKey(accountId, target.shiftId, keySuffix(target, packed))
    const row = rowOf(key, packed, retentionOf(target, retention))
    return { TableName: table.name, Item: { ...row, sealed: await table.sealBytes(key, packed.bytes) } }
  }

  /** Removes the points of a segment just stored; the row stays until its TTL. */
  async function emptySegment(
    accountId: string,
    target: ShiftGeneration,
    packed: Packed,
    retention: RetentionPolicy,
  ): Promise<void> {
    const key = segmentKey(accountId, target.shiftId, keySuffix(target, packed))
    await table.send(
      new PutCommand({ TableName: table.name, Item: rowOf(key, packed, retentionOf(target, retention)) }),
    )
  }

  return { pack, putSegment, segmentPut, emptySegment }
}

function rowOf(key: Key, { points }: Packed, retention: RetentionPolicy): Row {
  const { now, noticeDays } = retention
  const [firstAt, lastAt] = [points[0]?.at ?? 0, points.at(-1)?.at ?? 0]
  const ttl = toTtl(segmentExpiresAt(now, lastAt, retention))
  return { ...key, type: 'segment', firstAt, lastAt, storedAt: now, noticeDays, ttl }
}

function keySuffix({ generation }: ShiftGeneration, { points, name }: Packed): string {
  return segmentKeySuffix(generation, points[0]?.at ?? 0, name)
}
