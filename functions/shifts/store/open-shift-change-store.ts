import { openShiftKey } from '../../shared/keys.ts'
import type { Table, Write } from '../../shared/table/table.ts'
import type { RetentionPolicy } from '../domain/rules/retention.ts'
import { isInside, type Span } from '../domain/rules/shift-gate.ts'
import { mergePoints } from '../domain/track/merge-points.ts'
import { deleteAutoCloseJob } from './auto-close-store.ts'
import { lockVersionUnchanged, type MemberLock } from './member-lock-store.ts'
import type { OpenShift } from './open-shift-item.ts'
import { countValues, type PingCounts } from './ping-count-item.ts'
import { pingCountWrite } from './ping-count-store.ts'
import { segmentAppendStore } from './segment-append-store.ts'
import type { Shift } from './shift-items.ts'
import { openTracked, spanOf } from './shift-span.ts'
import { deleteSilenceJob } from './silence-store.ts'
import { tailStore } from './tail-store.ts'

export type OpenShiftEnd = {
  /** YYYY-MM-DD, to which the counters go. */
  readonly day: string
  /** What the shift takes then; undefined for a removed shift, of which nothing stays. */
  readonly span: Span | undefined
  /** Positions in what it holds back move to a shift of their own after the end. Must be unchanged. */
  readonly lock?: Pick<MemberLock, 'lockVersion' | 'held'>
  readonly retention: RetentionPolicy
}

const sameCounts =
  'storedPings = :stored AND duplicatePings = :duplicates AND outsidePings = :outside AND invalidPings = :invalid'

/**
 * Moves the counters to a day, stores what of the tail lies inside, and deletes its due rows. Fails if anything was uploaded
 * since the read.
 */
export async function endOpenShiftWrites(
  table: Table,
  accountId: string,
  open: OpenShift,
  { day, span, lock, retention }: OpenShiftEnd,
): Promise<Write[]> {
  const { memberId, shiftId } = open
  const counts: PingCounts = {
    stored: open.storedPings,
    duplicates: open.duplicatePings,
    outside: open.outsidePings,
    invalid: open.invalidPings,
  }
  const Delete = {
    TableName: table.name,
    Key: openShiftKey(accountId, memberId),
    ConditionExpression: `shiftId = :shiftId AND ${sameCounts}`,
    ExpressionAttributeValues: { ':shiftId': shiftId, ...countValues(counts) },
  }
  const isEmpty = Object.values(counts).every((count) => count === 0)
  return [
    { Delete },
    deleteAutoCloseJob(table, accountId, shiftId),
    deleteSilenceJob(table, accountId, shiftId),
    ...(lock ? [lockVersionUnchanged(table, accountId, memberId, lock.lockVersion)] : []),
    ...(span ? await tailSegmentWrites(table, accountId, open, [span, heldSpan(span, lock?.held)], retention) : []),
    ...(isEmpty ? [] : [{ Update: pingCountWrite(table, accountId, { memberId, day }, counts) }]),
  ]
}

function heldSpan(span: Span, held: MemberLock['held'] = []): Span {
  return { ...span, times: held.map(({ at, endedAt }) => ({ startedAt: at, endedAt })) }
}

/** A segment of what lies inside one of the spans: the rest was nowhere else. */
async function tailSegmentWrites(
  table: Table,
  accountId: string,
  open: OpenShift,
  spans: readonly Span[],
  retention: RetentionPolicy,
): Promise<Write[]> {
  const { pack, segmentPut } = segmentAppendStore(table)
  const all = mergePoints(...(await tailStore(table).openTail(accountId, open)))
  const points = all.filter(({ at }) => spans.some((span) => isInside(at, span)))
  if (points.length === 0) return []
  const packed = await pack(accountId, points)
  // a flush that still runs may empty a segment of the same points, but not this one
  return [{ Put: await segmentPut(accountId, open, { ...packed, name: `${packed.name}-tail` }, retention) }]
}

/**
 * Moves the gate (epoch milliseconds), and makes a segment of what of the tail still lies inside. Fails when the shift has ended,
 * or a position passed the gate since `open` was read.
 */
export async function moveGate(
  table: Table,
  accountId: string,
  shift: Shift,
  open: OpenShift,
  gateFrom: number,
  retention: RetentionPolicy,
): Promise<Write[]> {
  const { shiftId, memberId, startedAt, generation, trackErasedBefore, toleranceSeconds, trackDays } = shift
  const tracked = openTracked(shift)
  const { tail, tailFrom, lastAt } = open
  const set = {
    startedAt,
    generation,
    gateFrom,
    toleranceSeconds,
    trackDays,
    trackErasedBefore,
    tracked,
    // a row of before December 2026 stays without
    ...(lastAt && { tail: [], tailFrom: tailFrom + tail.length }),
  }
  const given = Object.entries(set).filter(([, value]) => value !== undefined)
  const Update = {
    TableName: table.name,
    Key: openShiftKey(accountId, memberId),
    UpdateExpression: `SET ${given.map(([name]) => `${name} = :${name}`).join(', ')}${tracked ? '' : ' REMOVE tracked'}`,
    ConditionExpression: `shiftId = :shiftId AND gateFrom = :was AND ${lastAt ? 'tailFrom = :from AND size(tail) = :length' : 'attribute_not_exists(tail)'}`,
    ExpressionAttributeValues: {
      ...Object.fromEntries(given.map(([name, value]) => [`:${name}`, value])),
      ':shiftId': shiftId,
      ':was': open.gateFrom,
      ...(lastAt && { ':from': tailFrom, ':length': tail.length }),
    },
  }
  return [{ Update }, ...(await tailSegmentWrites(table, accountId, open, [spanOf(shift)], retention))]
}
