import * as z from 'zod'
import { dueRow, putDue, type WorkMessage, workMessageOf } from '../background/due.ts'
import { emailAddress, storedText } from '../fields.ts'
import { newId } from '../ids.ts'
import { toInstant } from '../instant.ts'
import { messageKey, shardOf } from '../keys.ts'
import { languages } from '../language.ts'
import { defineItem, type Item } from '../table/define-item.ts'
import { ifNotExists, type Table, type Write } from '../table/table.ts'
import { sendingFields, unsent } from './sending-fields.ts'

/** In place of a member's id: who reads the contact address. */
export const officeReader = 'office'

export const NoticeStatus = z.enum([
  'queued',
  'deferred',
  'sending',
  'sent',
  'delivered',
  'bounced',
  'complained',
  'failed',
  'unknown',
  'expired',
])

/** Shares item type, sender and eraser with messages to customers. Sealed again without `temporaryPassword` once sent. */
export const NoticeItem = defineItem({
  type: 'message',
  until: 'until the account is erased',
  readable: 'whose it is, states, times and the provider’s events',
  key: (accountId, notice) => messageKey(accountId, notice.messageId),
  clear: z.object({
    messageId: z.string(),
    kind: z.literal('notice'),
    template: z.enum([
      'invitation',
      'hours-changed',
      'device-added',
      'contact-address',
      'unread-texts',
      'silent-phone',
    ]),
    /** Of the reader; else the company's. */
    language: z.enum(languages).optional(),
    /** Whom it is for; for the contact address, the member who entered it, or `office`. */
    memberId: z.string(),
    role: z.enum(['owner', 'staff', 'worker']).optional(),
    status: NoticeStatus,
    /** Why it waits, or the provider's error name. */
    reason: z.string().optional(),
    createdAt: z.string(),
    /** Of `unread-texts`. */
    count: z.int().optional(),
    /** Of `silent-phone`: whose phone, and since when it is not heard (epoch milliseconds). */
    workerId: z.string().optional(),
    silentAt: z.int().optional(),
    ...sendingFields,
    /** Epoch milliseconds. Not sent after that. */
    expiresAt: z.int(),
  }),
  personal: z.object({
    to: emailAddress.meta({ why: 'where the email goes' }),
    name: storedText(120).meta({ why: 'the email greets its reader' }),
    company: storedText(120).meta({ why: 'the email says which company writes' }),
    temporaryPassword: z
      .string()
      .optional()
      .meta({ why: 'the first sign-in needs it; removed when the email is sent' }),
    device: storedText(60).optional().meta({ why: 'the member knows the device by it' }),
    battery: z
      .number()
      .optional()
      .meta({ why: 'the office sees whether the phone of `silent-phone` ran empty; 0 to 1' }),
    addedBy: storedText(120).optional().meta({ why: 'the member hears which colleague added the device' }),
  }),
})
export type Notice = Item<typeof NoticeItem>
export type NewNotice = Omit<Notice, 'messageId' | 'kind' | 'status' | 'createdAt' | keyof typeof sendingFields>

export async function newNotice(
  table: Table,
  accountId: string,
  notice: NewNotice,
  now: number,
): Promise<{ messageId: string; writes: Write[]; work: WorkMessage }> {
  const messageId = `${String(shardOf(notice.memberId)).padStart(2, '0')}${newId()}`
  const createdAt = toInstant(now)
  const item: Notice = { ...notice, ...unsent, messageId, kind: 'notice', status: 'queued', createdAt }
  const due = dueRow(accountId, 'message', messageId, now)
  const Item = await table.row(NoticeItem, accountId, item)
  const put = { Put: { TableName: table.name, Item, ConditionExpression: ifNotExists } }
  return { messageId, writes: [put, putDue(table, due)], work: workMessageOf(due) }
}
