import { toMilliseconds } from '../../shared/instant.ts'
import { openShiftKey } from '../../shared/keys.ts'
import type { Table, Write } from '../../shared/table/table.ts'
import { type OpenShift, OpenShiftItem } from './open-shift-item.ts'
import type { Shift } from './shift-items.ts'

/**
 * Moves the gate (epoch milliseconds) and drops an older live position. Fails when the shift has ended, or a position
 * passed the gate since `open` was read.
 */
export async function moveGate(
  table: Pick<Table, 'name' | 'row'>,
  accountId: string,
  shift: Shift,
  open: OpenShift | undefined,
  gateFrom: number,
): Promise<Write> {
  const { shiftId, memberId, startedAt, generation, trackErasedBefore, tracked, toleranceSeconds, trackDays } = shift
  const isLiveOld = open?.live !== undefined && toMilliseconds(open.live.at) < gateFrom
  const { sealed } = isLiveOld ? await table.row(OpenShiftItem, accountId, { ...open, live: undefined }) : {}
  const isErased = trackErasedBefore !== undefined
  const changes = [
    'startedAt = :startedAt, generation = :generation, gateFrom = :gateFrom',
    'tracked = :tracked, toleranceSeconds = :tolerance',
    ...(trackDays === undefined ? [] : ['trackDays = :days']),
    ...(isErased ? ['trackErasedBefore = :before'] : []),
    ...(isLiveOld ? ['sealed = :sealed'] : []),
  ]
  const Update = {
    TableName: table.name,
    Key: openShiftKey(accountId, memberId),
    UpdateExpression: `SET ${changes.join(', ')}`,
    ConditionExpression: 'shiftId = :shiftId AND gateFrom = :was AND liveAt = :liveAt',
    ExpressionAttributeValues: {
      ':startedAt': startedAt,
      ':generation': generation,
      ':gateFrom': gateFrom,
      ':tracked': tracked ?? [{ startedAt }],
      ':tolerance': toleranceSeconds,
      ...(trackDays !== undefined && { ':days': trackDays }),
      ':shiftId': shiftId,
      ':was': open?.gateFrom ?? 0,
      ':liveAt': open?.liveAt ?? 0,
      ...(isErased && { ':before': trackErasedBefore }),
      ...(isLiveOld && { ':sealed': sealed }),
    },
  }
  return { Update }
}
