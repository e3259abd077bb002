import { createHash } from 'node:crypto'
import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { toTtl } from '../../shared/clock.ts'
import { IdempotencyItem } from '../../shared/http/idempotency-store.ts'
import { toInstant } from '../../shared/instant.ts'
import { idempotencyKey } from '../../shared/keys.ts'
import { transactAudited } from '../../shared/ledger/audit-store.ts'
import { ifNotExists, type Table } from '../../shared/table/table.ts'

export type ViewStore = ReturnType<typeof viewStore>

/** Somebody looks at the track of another. */
export type View = {
  readonly by: string
  readonly shiftId: string
  readonly memberId: string
  /** Milliseconds since 1970. */
  readonly at: number
}

const hour = 3_600_000
const mostRemembered = 1_000

/**
 * Who looked at whose track, in the audit trail: once for each viewer, shift and hour, so that paging, or a screen that asks
 * again every minute, does not fill it. A mark in the table tells all containers; each remembers the marks that it has met.
 */
export function viewStore(table: Table) {
  const met = new Set<string>()

  /** Returns when the view is in the trail; one that cannot be put there is not to be shown. */
  async function recordView(accountId: string, view: View): Promise<void> {
    const markHash = hashOf(view)
    if (met.has(markHash)) return
    if (!(await isMarked(accountId, markHash))) await append(accountId, view, markHash)
    if (met.size >= mostRemembered) met.clear()
    met.add(markHash)
  }

  async function isMarked(accountId: string, markHash: string): Promise<boolean> {
    const Key = idempotencyKey(accountId, markHash)
    const { Item } = await table.send(new GetCommand({ TableName: table.name, Key, ProjectionExpression: 'pk' }))
    return Item !== undefined
  }

  /** Together with its mark; of two at once the second finds the mark, and nothing is appended. */
  async function append(accountId: string, { by, shiftId, memberId, at }: View, markHash: string): Promise<void> {
    const expiresAt = at + 2 * hour
    const mark = {
      keyHash: markHash,
      requestHash: markHash,
      state: 'done' as const,
      since: at,
      expiresAt,
      response: null,
    }
    const Item = await table.row(IdempotencyItem, accountId, mark, { ttl: toTtl(expiresAt) })
    const note = { at: toInstant(at), by, action: 'track.viewed', subject: shiftId, details: { memberId } }
    const put = { Put: { TableName: table.name, Item, ConditionExpression: ifNotExists } }
    await transactAudited(table, accountId, note, [put], () => 'marked by another')
  }

  return { recordView }
}

function hashOf({ by, shiftId, at }: View): string {
  return createHash('sha256')
    .update(['track.viewed', by, shiftId, String(Math.floor(at / hour))].join('\n'))
    .digest('hex')
}
