import {
  type Eraser,
  erasedWithOwner,
  plainRow,
  type RowSet,
  retained,
  rowWithPointers,
} from '../shared/erasure/eraser.ts'
import {
  dueKey,
  type ItemType,
  type Key,
  messageByTimeKey,
  messageKey,
  partitionOf,
  providerPointerKey,
  shardOf,
} from '../shared/keys.ts'
import { rowsWithPrefix } from '../shared/table/range.ts'
import { senderList, unreadList } from './items.ts'

/** A provider pointer goes before the message that names it. */
export const notificationErasers = {
  message: rowWithPointers(pointersOf),
  messageByTime: plainRow,
  bulkMessage: plainRow,
  providerPointer: erasedWithOwner('message'),
  template: plainRow,
  usage: plainRow,
  pendingStop: retained(
    'a stop that could not be worked off: sending number and phone, sealed with the installation’s key',
    '14 days after the text',
  ),
} satisfies Partial<Record<ItemType, Eraser>>

function pointersOf({ channel, providerMessageId }: Record<string, unknown>): Key[] {
  return channel === 'sms' && typeof providerMessageId === 'string' ? [providerPointerKey(providerMessageId)] : []
}

/** `sender`: of the customer's phone; texts from it may be older than the customer. */
export const customerMessages = (accountId: string, customerId: string, sender: string | undefined): RowSet[] => [
  {
    type: 'message',
    pk: partitionOf(accountId, 'message', shardOf(customerId)),
    where: { name: 'customerId', value: customerId },
    cascadeKeys: ({ messageId, createdAt }) => [
      ...[customerId, '', unreadList].map((listedUnder) =>
        messageByTimeKey(accountId, listedUnder, String(createdAt), String(messageId)),
      ),
      ...jobKeys(accountId, String(messageId)),
    ],
  },
  {
    type: 'messageByTime',
    ...rowsWithPrefix({ pk: partitionOf(accountId, 'messageByTime'), sk: `${customerId}#` }),
    // a sender that was slow may have listed a message whose row was deleted before
    cascadeKeys: ({ messageId, createdAt }) => [messageByTimeKey(accountId, '', String(createdAt), String(messageId))],
  },
  ...(sender === undefined ? [] : [textsOfSender(accountId, sender)]),
]

const textsOfSender = (accountId: string, sender: string): RowSet => ({
  type: 'messageByTime',
  ...rowsWithPrefix({ pk: partitionOf(accountId, 'messageByTime'), sk: `${senderList(sender)}#` }),
  cascadeKeys: ({ messageId, createdAt }) => [
    messageKey(accountId, String(messageId)),
    ...['', unreadList].map((listedUnder) =>
      messageByTimeKey(accountId, listedUnder, String(createdAt), String(messageId)),
    ),
  ],
})

/** To the member, and about them to the office. */
export const memberNotices = (accountId: string, memberId: string): RowSet[] =>
  ['memberId', 'workerId'].map((name) => ({
    type: 'message',
    pk: partitionOf(accountId, 'message', shardOf(memberId)),
    where: { name, value: memberId },
    cascadeKeys: ({ messageId }) => jobKeys(accountId, String(messageId)),
  }))

const jobKeys = (accountId: string, messageId: string): Key[] => [
  dueKey(accountId, 'message', messageId),
  dueKey(accountId, 'message-expiry', messageId),
]
