import { type Eraser, plainRow, type RowSet } from '../shared/erasure/eraser.ts'
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
import { rowsWithPrefix, singleRow } from '../shared/table/range.ts'

export const shiftErasers = {
  openShift: plainRow,
  shift: plainRow,
  shiftByTime: plainRow,
  shiftAlias: plainRow,
  memberLock: plainRow,
  segment: plainRow,
  trackPart: plainRow,
  pingCount: plainRow,
  trackErasure: plainRow,
} satisfies Partial<Record<ItemType, Eraser>>

/** The entries by time stay: `memberTracks` finds the tracks by them. */
export const memberShifts = (accountId: string, memberId: string): RowSet[] => [
  { type: 'openShift', ...singleRow(openShiftKey(accountId, memberId)) },
  {
    type: 'shift',
    pk: partitionOf(accountId, 'shift'),
    where: { name: 'memberId', value: memberId },
    cascadeKeys: ({ shiftId }) => dueKeysOf(accountId, String(shiftId)),
  },
  {
    type: 'shiftAlias',
    pk: partitionOf(accountId, 'shiftAlias'),
    where: { name: 'memberId', value: memberId },
  },
]

/** An entry by time is deleted after the last position of its shift. */
export const memberTracks = (accountId: string, memberId: string): RowSet[] => [
  {
    type: 'shiftByTime',
    ...rowsWithPrefix({ pk: partitionOf(accountId, 'shiftByTime'), sk: `${memberId}#` }),
    dependents: ({ shiftId }) => [
      { type: 'segment', ...rowsWithPrefix(segmentKey(accountId, String(shiftId), '')) },
      { type: 'trackPart', ...rowsWithPrefix(trackPartKey(accountId, String(shiftId), '')) },
    ],
    cascadeKeys: ({ shiftId }) => [shiftKey(accountId, String(shiftId)), ...dueKeysOf(accountId, String(shiftId))],
  },
  { type: 'pingCount', ...rowsWithPrefix({ pk: partitionOf(accountId, 'pingCount'), sk: `${memberId}#` }) },
  {
    type: 'memberLock',
    ...singleRow(memberLockKey(accountId, memberId)),
    cascadeKeys: () => [dueKey(accountId, 'hours-changed', memberId), dueKey(accountId, 'end-shift', memberId)],
  },
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
  dueKey(accountId, 'silent-phone', shiftId),
]
