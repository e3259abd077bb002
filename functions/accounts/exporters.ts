import { DueItem } from '../shared/background/due.ts'
import { aboutMembers, asLines, type Exporter, excluded, exportedWithOwner } from '../shared/erasure/exporter.ts'
import { IdempotencyItem } from '../shared/http/idempotency-store.ts'
import { AccountItem } from '../shared/identity/account.ts'
import { DeviceItem, DevicePointerItem } from '../shared/identity/device.ts'
import { LoginItem } from '../shared/identity/login.ts'
import { MemberItem } from '../shared/identity/member.ts'
import { deviceKey, type ItemType, memberKey, partitionOf } from '../shared/keys.ts'
import { type AuditEntry, AuditItem } from '../shared/ledger/audit.ts'
import { rowsWithPrefix, singleRow } from '../shared/table/range.ts'
import {
  AccountPointerItem,
  EndedInvitationItem,
  InvitationCountItem,
  InvitedAddressItem,
  RootKeyCopyItem,
} from './items.ts'

export const accountExporters = {
  account: asLines([AccountItem], { name: 'account', about: 'The account and its settings.' }),
  accountPointer: exportedWithOwner([AccountPointerItem], 'account'),
  member: aboutMembers(
    asLines([MemberItem], { name: 'members', about: 'Members, removed ones included. `sub` names the login.' }),
    { range: (accountId, memberId) => singleRow(memberKey(accountId, memberId)) },
  ),
  login: exportedWithOwner([LoginItem], 'member'),
  invitationCount: asLines([InvitationCountItem], {
    name: 'invitation-counts',
    about: 'How many people were invited on each of the last two days.',
  }),
  endedInvitation: asLines(
    [EndedInvitationItem],
    {
      name: 'ended-invitations',
      about: 'Invitations that ended in the last 30 days without being accepted: times only.',
    },
    ['addressHash'],
  ),
  device: aboutMembers(
    asLines([DeviceItem], { name: 'devices', about: 'Phones with a token of their own.' }, ['tokenHash']),
    { range: (accountId, memberId) => rowsWithPrefix(deviceKey(accountId, memberId, '')) },
  ),
  devicePointer: exportedWithOwner([DevicePointerItem], 'device'),
  audit: aboutMembers(
    asLines([AuditItem], {
      name: 'audit',
      about: 'Who changed or viewed what, and when. Each entry holds the hash of the one before it.',
    }),
    {
      range: (accountId) => ({ pk: partitionOf(accountId, 'audit') }),
      lineMatchesMember: concernsMember,
    },
  ),
  due: asLines([DueItem], {
    name: 'due',
    about: 'Work that was scheduled for later, such as reminders. Ids and times.',
  }),
  idempotency: excluded(
    [IdempotencyItem],
    'Copies of API responses, stored for a day so that a repeated request gets the same one; some hold secrets.',
  ),
  invitedAddress: excluded([InvitedAddressItem], 'It belongs to no account: it expires a day after the invitation.'),
  rootKeyCopy: excluded([RootKeyCopyItem], 'A key of the whole installation: it belongs to no account.'),
} satisfies Partial<Record<ItemType, Exporter>>

function concernsMember(entry: object, memberId: string): boolean {
  const { by, subject, details } = entry as Partial<AuditEntry>
  return by === memberId || subject === memberId || details?.['memberId'] === memberId
}
