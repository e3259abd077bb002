import { type Eraser, erasedWithOwner, plainRow, type RowSet, rowWithPointers } from '../shared/erasure/eraser.ts'
import {
  dueKey,
  type ItemType,
  type Key,
  messageByTimeKey,
  partitionOf,
  providerPointerKey,
  shardOf,
} from '../shared/keys.ts'
import { rowsWithPrefix } from '../shared/table/range.ts'

/** How messages leave with their account: a text's way from the provider's id goes before the row that names it. */
export const notificationErasers = {
  message: rowWithPointers(pointersOf),
  messageByTime: plainRow,
  providerPointer: erasedWithOwner('message'),
  template: plainRow,
  usage: plainRow,
} satisfies Partial<Record<ItemType, Eraser>>

/** Mails need none: they carry our own id. */
function pointersOf({ channel, providerMessageId }: Record<string, unknown>): Key[] {
  return channel === 'sms' && typeof providerMessageId === 'string' ? [providerPointerKey(providerMessageId)] : []
}

/** What was sent to one customer and came from there, with both entries of each. */
export const customerMessages = (accountId: string, customerId: string): RowSet[] => [
  {
    type: 'message',
    pk: partitionOf(accountId, 'message', shardOf(customerId)),
    where: { name: 'customerId', value: customerId },
    cascadeKeys: ({ messageId, createdAt }) => [
      ...[customerId, ''].map((of) => messageByTimeKey(accountId, of, String(createdAt), String(messageId))),
      ...workOn(accountId, String(messageId)),
    ],
  },
  { type: 'messageByTime', ...rowsWithPrefix({ pk: partitionOf(accountId, 'messageByTime'), sk: `${customerId}#` }) },
]

/** The mails to one member. */
export const memberNotices = (accountId: string, memberId: string): RowSet[] => [
  {
    type: 'message',
    pk: partitionOf(accountId, 'message', shardOf(memberId)),
    where: { name: 'memberId', value: memberId },
    cascadeKeys: ({ messageId }) => workOn(accountId, String(messageId)),
  },
]

const workOn = (accountId: string, messageId: string): Key[] => [
  dueKey(accountId, 'message', messageId),
  dueKey(accountId, 'message-expiry', messageId),
]
