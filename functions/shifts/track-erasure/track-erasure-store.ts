import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { deleteDue, dueRow, putDue } from '../../shared/background/due.ts'
import { toInstant, toMilliseconds } from '../../shared/instant.ts'
import { type Key, partitionOf, segmentKey, trackErasureKey, trackPartKey } from '../../shared/keys.ts'
import type { AuditNote } from '../../shared/ledger/audit.ts'
import { transactAudited } from '../../shared/ledger/audit-store.ts'
import { readRange } from '../../shared/table/cursor-pages.ts'
import { queryPages } from '../../shared/table/query-pages.ts'
import { ifExists, ifNotExists, type Table, type Write } from '../../shared/table/table.ts'
import { reachesBefore } from '../domain/rules/erasure-cutoff.ts'
import { maxTolerance } from '../domain/rules/shift-gate.ts'
import { compactionWrite } from '../store/compaction-store.ts'
import { moveGate } from '../store/move-gate.ts'
import type { OpenShift } from '../store/open-shift-item.ts'
import { type Shift, ShiftByTimeItem, type ShiftEntry } from '../store/shift-items.ts'
import { shiftEntryWrite, shiftWrite } from '../store/shift-rows.ts'
import { type TrackErasure, TrackErasureItem } from './track-erasure-item.ts'

export type TrackErasureStore = ReturnType<typeof trackErasureStore>

/** Wishes to have older positions erased, and what they change of shifts. */
export function trackErasureStore(table: Table) {
  /** With the work that does it, and an entry in the audit trail. */
  async function putTrackErasure(accountId: string, erasure: TrackErasure, note: AuditNote, now: number) {
    const Item = await table.row(TrackErasureItem, accountId, erasure)
    const put = { Put: { TableName: table.name, Item, ConditionExpression: ifNotExists } }
    const due = putDue(table, dueRow(accountId, 'track-erasure', erasure.trackErasureId, now))
    await transactAudited(table, accountId, note, [put, due], () => {
      throw new Error('two of one id')
    })
  }

  async function findTrackErasure(accountId: string, trackErasureId: string): Promise<TrackErasure | undefined> {
    const Key = trackErasureKey(accountId, trackErasureId)
    const { Item } = await table.send(new GetCommand({ TableName: table.name, Key, ConsistentRead: true }))
    return Item && table.item(TrackErasureItem, Item)
  }

  /** The shifts whose time, tolerance included, reaches back behind that moment, behind `after` in their order, each with its place in that order. */
  async function* shiftsToErase(
    accountId: string,
    { memberId, before }: TrackErasure,
    after: string | undefined,
  ): AsyncGenerator<{ place: string; entry: ShiftEntry }> {
    const pk = partitionOf(accountId, 'shiftByTime')
    const reached = toInstant(toMilliseconds(before) + maxTolerance)
    const all = memberId === undefined ? { pk } : { pk, from: `${memberId}#`, to: `${memberId}#${reached}` }
    for await (const row of readRange(table, all)) {
      const place = String(row['sk'])
      if (after !== undefined && place <= after) continue
      const entry = await table.item(ShiftByTimeItem, row)
      if (reachesBefore(entry, before)) yield { place, entry }
    }
  }

  /**
   * Writes a shift that takes no older positions any more, wherever its gate is read, and has it compacted without them. False
   * when it, or its open shift, was changed since they were read: nothing is written then.
   */
  async function saveErased(accountId: string, before: Shift, after: Shift, open: OpenShift | undefined, now: number) {
    const erasedBefore = toMilliseconds(after.trackErasedBefore ?? after.startedAt)
    const writes: Write[] = [
      await shiftWrite(table, accountId, before, after),
      await shiftEntryWrite(table, accountId, after),
      compactionWrite(table, accountId, after, { at: now, waited: true, moved: true }),
      ...(open ? [await moveGate(table, accountId, after, open, Math.max(open.gateFrom, erasedBefore))] : []),
    ]
    return (await table.transact(writes, () => 'refused' as const)) !== 'refused'
  }

  /** Whether any position from before that moment (milliseconds since 1970) may still lie in a row of the shift. */
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

  /** The end of the work and of the wish, both or none; nothing when the wish is gone. */
  async function finishTrackErasure(accountId: string, due: Key, { trackErasureId }: TrackErasure, end: object) {
    const Update = {
      TableName: table.name,
      Key: trackErasureKey(accountId, trackErasureId),
      ConditionExpression: ifExists,
      UpdateExpression: 'SET #status = :erased, finishedAt = :finishedAt, shifts = :shifts',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: { ':erased': 'erased', ...end },
    }
    await table.transact([{ Update }, deleteDue(table, due)], () => undefined)
  }

  return { putTrackErasure, findTrackErasure, shiftsToErase, saveErased, holdsOlder, finishTrackErasure }
}
