import { GetCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { deleteDue, dueRow, putDue } from '../../shared/background/due.ts'
import { toInstant, toMilliseconds } from '../../shared/instant.ts'
import { type Key, partitionOf, segmentKey, trackErasureKey, trackPartKey } from '../../shared/keys.ts'
import type { AuditNote } from '../../shared/ledger/audit.ts'
import { transactAudited } from '../../shared/ledger/audit-store.ts'
import { readRange } from '../../shared/table/cursor-pages.ts'
import { defineItem, type Item } from '../../shared/table/define-item.ts'
import { queryPages } from '../../shared/table/query-pages.ts'
import { ifExists, ifNotExists, type Table, type Write } from '../../shared/table/table.ts'
import { reachesBefore } from '../domain/rules/erasure-cutoff.ts'
import type { RetentionPolicy } from '../domain/rules/retention.ts'
import { maxTolerance } from '../domain/rules/shift-gate.ts'
import { compactionWrite } from '../store/compaction-store.ts'
import { moveGate } from '../store/open-shift-change-store.ts'
import type { OpenShift } from '../store/open-shift-item.ts'
import { type Shift, ShiftByTimeItem, type ShiftEntry } from '../store/shift-items.ts'
import { shiftEntryWrite, shiftWrite } from '../store/shift-rows.ts'

export const TrackErasureItem = defineItem({
  type: 'trackErasure',
  until: 'until the account is erased',
  readable: 'who had positions erased, of whom, and up to when',
  key: (accountId, each) => trackErasureKey(accountId, each.trackErasureId),
  clear: z.object({
    trackErasureId: z.string(),
    before: z.string(),
    memberId: z.string().optional(),
    status: z.enum(['erasing', 'erased']),
    requestedBy: z.string(),
    requestedAt: z.string(),
    finishedAt: z.string().optional(),
    /** How many shifts reached back before the instant. */
    shifts: z.int().optional(),
  }),
})
export type TrackErasure = Item<typeof TrackErasureItem>

export type TrackErasureStore = ReturnType<typeof trackErasureStore>

export function trackErasureStore(table: Table) {
  async function putTrackErasure(accountId: string, erasure: TrackErasure, note: AuditNote, now: number) {
    const Item = await table.row(TrackErasureItem, accountId, erasure)
    const put = { Put: { TableName: table.name, Item, ConditionExpression: ifNotExists } }
    const due = putDue(table, dueRow(accountId, 'track-erasure', erasure.trackErasureId, now))
    await transactAudited(table, accountId, note, [put, due], () => {
      throw new Error('a track erasure of this id exists')
    })
  }

  async function findTrackErasure(accountId: string, trackErasureId: string): Promise<TrackErasure | undefined> {
    const Key = trackErasureKey(accountId, trackErasureId)
    const { Item } = await table.send(new GetCommand({ TableName: table.name, Key, ConsistentRead: true }))
    return Item && table.item(TrackErasureItem, Item)
  }

  /** Yields the shifts that reach back before the instant, tolerance included, after the sort key `after`. */
  async function* shiftsToErase(
    accountId: string,
    { memberId, before }: TrackErasure,
    after: string | undefined,
  ): AsyncGenerator<{ sortKey: string; entry: ShiftEntry }> {
    const pk = partitionOf(accountId, 'shiftByTime')
    const reached = toInstant(toMilliseconds(before) + maxTolerance)
    const all = memberId === undefined ? { pk } : { pk, from: `${memberId}#`, to: `${memberId}#${reached}` }
    for await (const row of readRange(table, all)) {
      const sortKey = String(row['sk'])
      if (after !== undefined && sortKey <= after) continue
      const entry = await table.item(ShiftByTimeItem, row)
      if (reachesBefore(entry, before)) yield { sortKey, entry }
    }
  }

  /** Writes a marked shift to all rows that a gate reads, and schedules its compaction. Returns false after a conflict. */
  async function saveErased(
    accountId: string,
    before: Shift,
    after: Shift,
    open: OpenShift | undefined,
    retention: RetentionPolicy,
  ) {
    const erasedBefore = toMilliseconds(after.trackErasedBefore ?? after.startedAt)
    const writes: Write[] = [
      await shiftWrite(table, accountId, before, after),
      await shiftEntryWrite(table, accountId, after),
      compactionWrite(table, accountId, after, { at: retention.now, waited: true, moved: true }),
      ...(open ? await moveGate(table, accountId, after, open, Math.max(open.gateFrom, erasedBefore), retention) : []),
    ]
    return (await table.transact(writes, () => 'refused' as const)) !== 'refused'
  }

  /** `before`: epoch milliseconds. */
  async function holdsOlder(accountId: string, shiftId: string, before: number): Promise<boolean> {
    for (const { pk, sk } of [segmentKey(accountId, shiftId, ''), trackPartKey(accountId, shiftId, '')]) {
      const pages = queryPages(table, {
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :shift)',
        FilterExpression: 'firstAt < :before AND attribute_exists(sealed)',
        ExpressionAttributeValues: { ':pk': pk, ':shift': sk, ':before': before },
        Select: 'COUNT',
        ConsistentRead: true,
      })
      for await (const { Count = 0 } of pages) if (Count > 0) return true
    }
    return false
  }

  /** No-op when the request is gone. */
  async function finishTrackErasure(
    accountId: string,
    due: Key,
    { trackErasureId }: TrackErasure,
    { finishedAt, shifts }: Required<Pick<TrackErasure, 'finishedAt' | 'shifts'>>,
  ) {
    const Update = {
      TableName: table.name,
      Key: trackErasureKey(accountId, trackErasureId),
      ConditionExpression: ifExists,
      UpdateExpression: 'SET #status = :erased, finishedAt = :finishedAt, shifts = :shifts',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: { ':erased': 'erased', ':finishedAt': finishedAt, ':shifts': shifts },
    }
    await table.transact([{ Update }, deleteDue(table, due)], () => undefined)
  }

  return { putTrackErasure, findTrackErasure, shiftsToErase, saveErased, holdsOlder, finishTrackErasure }
}
