import {
  aboutMembers,
  asLines,
  type Exporter,
  excluded,
  exportedWithOwner,
  openedRow,
} from '../shared/erasure/exporter.ts'
import { type ItemType, partitionOf, shardOf } from '../shared/keys.ts'
import { NoticeItem } from '../shared/messages/member-email.ts'
import {
  BulkItem,
  MessageByTimeItem,
  MessageItem,
  PendingStopItem,
  ProviderPointerItem,
  TemplateItem,
  UsageItem,
} from './items.ts'

const usage = { name: 'usage', about: 'How many SMS segments and emails went out each month.' }

/** Counts of a day to one phone or email address, whose hash is in the period. */
const isOfOneAddress = ({ period }: Record<string, unknown>) => String(period).includes('@')

/** Excludes the temporary password, which only its member may know, and hashes of addresses. */
export const notificationExporters = {
  message: aboutMembers(
    asLines(
      [MessageItem, NoticeItem],
      {
        name: 'messages',
        about:
          'Messages to and from customers, refused ones included, with each decision and its reason; and emails to members.',
      },
      ['temporaryPassword', 'addressHash', 'sender'],
    ),
    {
      range: (accountId, memberId) => ({ pk: partitionOf(accountId, 'message', shardOf(memberId)) }),
      matchesMember: (row, memberId) =>
        row['kind'] === 'notice' && [row['memberId'], row['workerId']].includes(memberId),
    },
  ),
  bulkMessage: asLines([BulkItem], {
    name: 'bulk-requests',
    about: 'Requests to write to many customers whose messages are not all written yet.',
  }),
  messageByTime: exportedWithOwner([MessageByTimeItem], 'message'),
  providerPointer: exportedWithOwner([ProviderPointerItem], 'message'),
  template: asLines([TemplateItem], { name: 'templates', about: 'Your own wording of messages.' }),
  usage: {
    how: 'rows',
    holds: [UsageItem],
    files: [usage],
    exported: async (row, table) =>
      isOfOneAddress(row) ? [] : [{ file: usage.name, line: await openedRow(row, table) }],
  },
  pendingStop: excluded([PendingStopItem], 'A stop that is not yet worked off: it belongs to no account.'),
} satisfies Partial<Record<ItemType, Exporter>>
