import { aboutMembers, asLines, type Exporter, excluded, exportedWithOwner } from '../shared/erasure/exporter.ts'
import { type ItemType, partitionOf, shardOf } from '../shared/keys.ts'
import { NoticeItem } from '../shared/messages/member-email.ts'
import {
  MessageByTimeItem,
  MessageItem,
  PendingStopItem,
  ProviderPointerItem,
  TemplateItem,
  UsageItem,
} from './items.ts'

/** Excludes the temporary password, which only its member may know. */
export const notificationExporters = {
  message: aboutMembers(
    asLines(
      [MessageItem, NoticeItem],
      {
        name: 'messages',
        about:
          'Messages to and from customers, refused ones included, with each decision and its reason; and emails to members.',
      },
      ['temporaryPassword'],
    ),
    {
      range: (accountId, memberId) => ({ pk: partitionOf(accountId, 'message', shardOf(memberId)) }),
      matchesMember: (row, memberId) => row['kind'] === 'notice' && row['memberId'] === memberId,
    },
  ),
  messageByTime: exportedWithOwner([MessageByTimeItem], 'message'),
  providerPointer: exportedWithOwner([ProviderPointerItem], 'message'),
  template: asLines([TemplateItem], { name: 'templates', about: 'Your own wording of messages.' }),
  usage: asLines([UsageItem], {
    name: 'usage',
    about: 'How many SMS segments and emails went out each month.',
  }),
  pendingStop: excluded([PendingStopItem], 'A stop that is not yet worked off: it belongs to no account.'),
} satisfies Partial<Record<ItemType, Exporter>>
