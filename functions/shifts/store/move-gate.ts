import { openShiftKey } from '../../shared/keys.ts'
import type { Table, Write } from '../../shared/table/table.ts'
import type { RetentionPolicy } from '../domain/rules/retention.ts'
import { tailSegmentWrites } from './end-open-shift.ts'
import type { OpenShift } from './open-shift-item.ts'
import type { Shift } from './shift-items.ts'
import { openTracked, spanOf } from './shift-span.ts'

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
  const { tail, tailFrom } = open
  const set = {
    startedAt,
    generation,
    gateFrom,
    toleranceSeconds,
    trackDays,
    trackErasedBefore,
    tracked,
    tail: [],
    tailFrom: tailFrom + tail.length,
  }
  const given = Object.entries(set).filter(([, value]) => value !== undefined)
  const Update = {
    TableName: table.name,
    Key: openShiftKey(accountId, memberId),
    UpdateExpression: `SET ${given.map(([name]) => `${name} = :${name}`).join(', ')}, lastAt = if_not_exists(lastAt, :none)${tracked ? '' : ' REMOVE tracked'}`,
    ConditionExpression:
      'shiftId = :shiftId AND gateFrom = :was AND (attribute_not_exists(tail) OR (tailFrom = :from AND size(tail) = :length))',
    ExpressionAttributeValues: {
      ...Object.fromEntries(given.map(([name, value]) => [`:${name}`, value])),
      ':none': {},
      ':shiftId': shiftId,
      ':was': open.gateFrom,
      ':from': tailFrom,
      ':length': tail.length,
    },
  }
  return [{ Update }, ...(await tailSegmentWrites(table, accountId, open, [spanOf(shift)], retention))]
}
