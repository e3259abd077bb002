import {
  type Eraser,
  erasedWithOwner,
  notAccountData,
  plainRow,
  type RowSet,
  retained,
  rowWithPointers,
} from '../shared/erasure/eraser.ts'
import {
  accountPointerKey,
  deviceKey,
  devicePointerKey,
  dueKey,
  type ItemType,
  loginKey,
  memberKey,
  partitionOf,
} from '../shared/keys.ts'
import { rowsWithPrefix, singleRow } from '../shared/table/range.ts'

/** Removing a member deletes the pointer; the login may belong to another account by now. */
const loginPointerOf = (member: Record<string, unknown>) =>
  member['state'] === 'active' ? [loginKey(String(member['sub']))] : []

export const accountErasers = {
  account: rowWithPointers(({ accountId }) => [accountPointerKey(String(accountId))]),
  accountPointer: erasedWithOwner('account'),
  member: rowWithPointers(loginPointerOf),
  login: erasedWithOwner('member'),
  invitationCount: plainRow,
  endedInvitation: plainRow,
  invitedAddress: retained(
    'Keyed hashes of invited addresses, so that an address gets one invitation a day',
    'a day after the invitation',
  ),
  device: rowWithPointers((device) => [devicePointerKey(String(device['tokenHash']))]),
  devicePointer: erasedWithOwner('device'),
  audit: plainRow,
  due: plainRow,
  idempotency: plainRow,
  // An account's data key is deleted; the root that wrapped it wraps all others.
  rootKeyCopy: notAccountData,
} satisfies Partial<Record<ItemType, Eraser>>

export const storedResponses = (accountId: string, id: string): RowSet[] => [
  {
    type: 'idempotency',
    pk: partitionOf(accountId, 'idempotency'),
    where: { name: 'about', value: id, isList: true },
  },
]

/** The member's row is last, so that an interrupted erasure can be requested again. */
export const memberRowSets = (accountId: string, memberId: string): RowSet[] => [
  { type: 'device', ...rowsWithPrefix(deviceKey(accountId, memberId, '')) },
  {
    type: 'member',
    ...singleRow(memberKey(accountId, memberId)),
    cascadeKeys: () => [dueKey(accountId, 'end-invitation', memberId)],
  },
]
