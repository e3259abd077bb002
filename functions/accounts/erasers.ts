import {
  type Eraser,
  erasedWithOwner,
  onlyRow,
  plainRow,
  type RowSet,
  rowsBehind,
  rowWithPointers,
} from '../shared/erasure/eraser.ts'
import { deviceKey, devicePointerKey, type ItemType, loginKey, memberKey, partitionOf } from '../shared/keys.ts'

/** The pointer of a removed member went with the member; by now that login may be somebody else's. */
const loginOf = (member: Record<string, unknown>) =>
  member['state'] === 'active' ? [loginKey(String(member['sub']))] : []

export const accountErasers = {
  account: plainRow,
  member: rowWithPointers(loginOf),
  login: erasedWithOwner('member'),
  invitationCount: plainRow,
  device: rowWithPointers((device) => [devicePointerKey(String(device['tokenHash']))]),
  devicePointer: erasedWithOwner('device'),
  audit: plainRow,
  due: plainRow,
  idempotency: plainRow,
} satisfies Partial<Record<ItemType, Eraser>>

/** Answers kept for requests that are repeated, and about one customer or member. */
export const storedResponses = (accountId: string, id: string): RowSet[] => [
  {
    type: 'idempotency',
    pk: partitionOf(accountId, 'idempotency'),
    where: { name: 'about', value: id, isList: true },
  },
]

/** What is held here about one member who was removed; the member last, so that an erasure that died is found again. */
export const memberRowSets = (accountId: string, memberId: string): RowSet[] => [
  rowsBehind('device', deviceKey(accountId, memberId, '')),
  onlyRow('member', memberKey(accountId, memberId)),
]
