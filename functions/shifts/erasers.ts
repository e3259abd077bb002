import { type Eraser, onlyRow, plainRow, type RowSet, rowsBehind } from '../shared/erasure/eraser.ts'
import {
  dueKey,
  type ItemType,
  type Key,
  memberLockKey,
  openShiftKey,
  partitionOf,
  segmentKey,
  shiftKey,
  trackPartKey,
} from '../shared/keys.ts'

export const shiftErasers = {
  openShift: plainRow,
  shift: plainRow,
  shiftByTime: plainRow,
  memberLock: plainRow,
  segment: plainRow,
  trackPart: plainRow,
  pingCount: plainRow,
  trackErasure: plainRow,
} satisfies Partial<Record<ItemType, Eraser>>

/** The entries by time stay: `memberTracks` finds the tracks by them. */
export const memberShifts = (accountId: string, memberId: string): RowSet[] => [
  onlyRow('openShift', openShiftKey(accountId, memberId)),
  {
    type: 'shift',
    pk: partitionOf(accountId, 'shift'),
    where: { name: 'memberId', value: memberId },
    cascadeKeys: ({ shiftId }) => dueKeysOf(accountId, String(shiftId)),
  },
]

/** An entry by time is deleted after the last position of its shift. */
export const memberTracks = (accountId: string, memberId: string): RowSet[] => [
  {
    ...rowsBehind('shiftByTime', { pk: partitionOf(accountId, 'shiftByTime'), sk: `${memberId}#` }),
    dependents: ({ shiftId }) => [
      rowsBehind('segment', segmentKey(accountId, String(shiftId), '')),
      rowsBehind('trackPart', trackPartKey(accountId, String(shiftId), '')),
    ],
    cascadeKeys: ({ shiftId }) => [shiftKey(accountId, String(shiftId)), ...dueKeysOf(accountId, String(shiftId))],
  },
  rowsBehind('pingCount', { pk: partitionOf(accountId, 'pingCount'), sk: `${memberId}#` }),
  onlyRow('memberLock', memberLockKey(accountId, memberId)),
  {
    type: 'trackErasure',
    pk: partitionOf(accountId, 'trackErasure'),
    where: { name: 'memberId', value: memberId },
    cascadeKeys: ({ trackErasureId }) => [dueKey(accountId, 'track-erasure', String(trackErasureId))],
  },
]

const dueKeysOf = (accountId: string, shiftId: string): Key[] => [
  dueKey(accountId, 'compact', shiftId),
  dueKey(accountId, 'auto-close', shiftId),
]
