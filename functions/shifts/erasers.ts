import { type Eraser, onlyRow, type Part, plainRow, rowsBehind } from '../shared/erasure/eraser.ts'
import {
  dueKey,
  hoursGuardKey,
  type ItemType,
  type Key,
  openShiftKey,
  partitionOf,
  segmentKey,
  shiftKey,
  trackPartKey,
} from '../shared/keys.ts'

/** Every row of this capability lies in its account's partitions and names no pointer. */
export const shiftErasers = {
  openShift: plainRow,
  shift: plainRow,
  shiftByTime: plainRow,
  hoursGuard: plainRow,
  segment: plainRow,
  trackPart: plainRow,
  dayCount: plainRow,
  trackErasure: plainRow,
} satisfies Partial<Record<ItemType, Eraser>>

/** The shifts of one worker as rows, so that nobody folds or closes them any more; their entries stay, to be found by. */
export const memberShifts = (accountId: string, memberId: string): Part[] => [
  onlyRow('openShift', openShiftKey(accountId, memberId)),
  {
    type: 'shift',
    pk: partitionOf(accountId, 'shift'),
    where: { name: 'memberId', value: memberId },
    along: ({ shiftId }) => workOn(accountId, String(shiftId)),
  },
]

/** The tracks of one worker, shift by shift: an entry goes after the last position of its shift. */
export const memberTracks = (accountId: string, memberId: string): Part[] => [
  {
    ...rowsBehind('shiftByTime', { pk: partitionOf(accountId, 'shiftByTime'), sk: `${memberId}#` }),
    before: ({ shiftId }) => [
      rowsBehind('segment', segmentKey(accountId, String(shiftId), '')),
      rowsBehind('trackPart', trackPartKey(accountId, String(shiftId), '')),
    ],
    along: ({ shiftId }) => [shiftKey(accountId, String(shiftId)), ...workOn(accountId, String(shiftId))],
  },
  rowsBehind('dayCount', { pk: partitionOf(accountId, 'dayCount'), sk: `${memberId}#` }),
  onlyRow('hoursGuard', hoursGuardKey(accountId, memberId)),
  {
    type: 'trackErasure',
    pk: partitionOf(accountId, 'trackErasure'),
    where: { name: 'memberId', value: memberId },
    along: ({ trackErasureId }) => [dueKey(accountId, 'track-erasure', String(trackErasureId))],
  },
]

const workOn = (accountId: string, shiftId: string): Key[] => [
  dueKey(accountId, 'seal', shiftId),
  dueKey(accountId, 'auto-close', shiftId),
]
