import * as z from 'zod'
import { dueRow, putDue, type WorkMessage, workMessageOf } from '../background/due.ts'
import { emailAddress, line } from '../fields.ts'
import { newId } from '../ids.ts'
import { toInstant } from '../instant.ts'
import { messageKey, shardOf } from '../keys.ts'
import { defineItem, type Item } from '../table/define-item.ts'
import { ifNotExists, type Table, type Write } from '../table/table.ts'
import { sendingFields, unsent } from './sending-fields.ts'

/**
 * A mail to a member, such as an invitation: a message row like those to customers, so that one sender sends it and one
 * eraser erases it, but listed nowhere. Once it is sent, the sender seals it again without `temporaryPassword`.
 */
export const NoticeItem = defineItem({
  type: 'message',
  until: 'until the account is erased',
  readable: 'whose it is, states, times and the provider’s events',
  key: (accountId, notice) => messageKey(accountId, notice.messageId),
  clear: z.object({
    messageId: z.string(),
    kind: z.literal('notice'),
    template: z.enum(['invitation']),
    memberId: z.string(),
    status: z.enum(['queued', 'sending', 'sent', 'delivered', 'bounced', 'complained', 'failed', 'unknown', 'expired']),
    createdAt: z.string(),
    ...sendingFields,
    /** Milliseconds since the epoch; a notice that is older says what no longer holds, and is not sent. */
    expiresAt: z.int(),
  }),
  personal: z.object({
    to: emailAddress.meta({ why: 'where the mail goes' }),
    name: line(120).meta({ why: 'the mail greets its reader' }),
    company: line(120).meta({ why: 'the mail says who invites' }),
    temporaryPassword: z
      .string()
      .optional()
      .meta({ why: 'the first sign-in needs it; taken out when the mail is sent' }),
  }),
})
export type Notice = Item<typeof NoticeItem>
export type NewNotice = Omit<Notice, 'messageId' | 'kind' | 'status' | 'createdAt' | keyof typeof sendingFields>

/** The rows of a new notice, for the transaction that makes it necessary, and the work to send to the messages queue. */
export async function newNotice(
  table: Table,
  accountId: string,
  notice: NewNotice,
  now: number,
): Promise<{ writes: Write[]; work: WorkMessage }> {
  const messageId = `${String(shardOf(notice.memberId)).padStart(2, '0')}${newId()}`
  const createdAt = toInstant(now)
  const item: Notice = { ...notice, ...unsent, messageId, kind: 'notice', status: 'queued', createdAt }
  const due = dueRow(accountId, 'message', messageId, now)
  const Item = await table.row(NoticeItem, accountId, item)
  const put = { Put: { TableName: table.name, Item, ConditionExpression: ifNotExists } }
  return { writes: [put, putDue(table, due)], work: workMessageOf(due) }
}
