import { createHash } from 'node:crypto'
import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { toTtl } from '../../shared/clock.ts'
import { IdempotencyItem } from '../../shared/http/idempotency-store.ts'
import { toInstant } from '../../shared/instant.ts'
import { idempotencyKey } from '../../shared/keys.ts'
import { transactAudited } from '../../shared/ledger/audit-store.ts'
import { ifNotExists, type Table } from '../../shared/table/table.ts'

export type ViewStore = ReturnType<typeof viewStore>

export type TrackView = {
  readonly by: string
  readonly shiftId: string
  readonly memberId: string
  /** Epoch milliseconds. */
  readonly at: number
}

const hour = 3_600_000
const maxCached = 1_000

/**
 * Audits track views: one entry per viewer, shift and hour, so that paging and polling do not fill the trail. A marker row says
 * that the entry exists; each container caches the markers that it has seen.
 */
export function viewStore(table: Table) {
  const cached = new Set<string>()

  /** The track must not be shown when this throws. */
  async function recordView(accountId: string, view: TrackView): Promise<void> {
    const marker = hashOf(view)
    if (cached.has(marker)) return
    if (!(await isMarked(accountId, marker))) await append(accountId, view, marker)
    if (cached.size >= maxCached) cached.clear()
    cached.add(marker)
  }

  async function isMarked(accountId: string, marker: string): Promise<boolean> {
    const Key = idempotencyKey(accountId, marker)
    const { Item } = await table.send(new GetCommand({ TableName: table.name, Key, ProjectionExpression: 'pk' }))
    return Item !== undefined
  }

  async function append(accountId: string, { by, shiftId, memberId, at }: TrackView, marker: string): Promise<void> {
    const expiresAt = at + 2 * hour
    const row = {
      keyHash: marker,
      requestHash: marker,
      state: 'done' as const,
      since: at,
      expiresAt,
      response: null,
    }
    const Item = await table.row(IdempotencyItem, accountId, row, { ttl: toTtl(expiresAt) })
    const note = { at: toInstant(at), by, action: 'track.viewed', subject: shiftId, details: { memberId } }
    const put = { Put: { TableName: table.name, Item, ConditionExpression: ifNotExists } }
    await transactAudited(table, accountId, note, [put], () => 'already marked')
  }

  return { recordView }
}

function hashOf({ by, shiftId, at }: TrackView): string {
  return createHash('sha256')
    .update(['track.viewed', by, shiftId, String(Math.floor(at / hour))].join('\n'))
    .digest('hex')
}
