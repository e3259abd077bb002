import { aboutMembers, asLines, type Exporter, exportedWithOwner } from '../shared/erasure/exporter.ts'
import { type ItemType, partitionOf, shardOf } from '../shared/keys.ts'
import { NoticeItem } from '../shared/messages/member-email.ts'
import { MessageByTimeItem, MessageItem, ProviderPointerItem, TemplateItem, UsageItem } from './items.ts'

/** How messages leave with the account's owner. A password is its member's alone. */
export const notificationExporters = {
  message: aboutMembers(
    asLines(
      [MessageItem, NoticeItem],
      {
        name: 'messages',
        about:
          'Messages to and from customers, refused ones included, with what was decided and why; and mails to members.',
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
  template: asLines([TemplateItem], { name: 'templates', about: 'Your own wordings of messages.' }),
  usage: asLines([UsageItem], {
    name: 'usage',
    about: 'How many SMS segments and emails went out each month.',
  }),
} satisfies Partial<Record<ItemType, Exporter>>
