import { asLines, type Exporter, exportedWith } from '../shared/exporting.ts'
import type { ItemType } from '../shared/keys.ts'
import { NoticeItem } from '../shared/notice.ts'
import { MessageByTimeItem, MessageItem, ProviderPointerItem } from './items.ts'

/** How messages leave with the account's owner. A password is its member's alone. */
export const notificationExporters = {
  message: asLines(
    [MessageItem, NoticeItem],
    {
      name: 'messages',
      about:
        'Messages to and from customers, refused ones included, with what was decided and why; and mails to members.',
    },
    ['temporaryPassword'],
  ),
  messageByTime: exportedWith([MessageByTimeItem], 'message'),
  providerPointer: exportedWith([ProviderPointerItem], 'message'),
  template: asLines([], { name: 'templates', about: 'Your own wordings of messages.' }),
} satisfies Partial<Record<ItemType, Exporter>>
