import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { type Due, deleteDue, dueRow, putDue, type WorkMessage, workMessageOf } from '../shared/background/due.ts'
import { jobStore } from '../shared/background/job-store.ts'
import { toTtl } from '../shared/clock.ts'
import { accountHash } from '../shared/crypto/keyed-hash.ts'
import {
  accountKey,
  appointmentKey,
  customerKey,
  dueKey,
  type Key,
  messageKey,
  partitionOf,
  providerPointerKey,
} from '../shared/keys.ts'
import { type NewNotice, type Notice, NoticeItem, newNotice } from '../shared/messages/member-email.ts'
import { settleAll } from '../shared/settle-all.ts'
import { afterWrite } from '../shared/table/after-write.ts'
import type { PageRequest } from '../shared/table/cursor-pages.ts'
import type { ItemDef } from '../shared/table/define-item.ts'
import { readMatching, readRows } from '../shared/table/filtered-pages.ts'
import { writeAll } from '../shared/table/single-write.ts'
import { ifNotExists, type Table, type Write } from '../shared/table/table.ts'
import { countMessage } from './count-message.ts'
import { type Message, MessageByTimeItem, MessageItem, ProviderPointerItem, senderList, unreadList } from './items.ts'

export type MessageStore = ReturnType<typeof messageStore>
type Row = Record<string, unknown>
type Job = 'message' | 'message-expiry'

export function messageStore(table: Table) {
  const open = (row: Row | undefined): Promise<Message> | undefined =>
    row && row['kind'] !== 'notice' ? table.item(MessageItem, row) : undefined

  async function read(Key: Key): Promise<Row | undefined> {
    const { Item } = await table.send(new GetCommand({ TableName: table.name, Key, ConsistentRead: true }))
    return Item
  }

  const row = (accountId: string, message: Message | Notice) =>
    table.row((message.kind === 'notice' ? NoticeItem : MessageItem) as ItemDef, accountId, message, endOf(message))

  return {
    /** The `request` of a message. Keyed: without the key it confirms no guess at the words. */
    requestOf: (accountId: string, content: unknown) =>
      accountHash(table, accountId, 'message-request', JSON.stringify(content)),

    findMessage: async (accountId: string, messageId: string) => open(await read(messageKey(accountId, messageId))),

    /** Without ids that name none. */
    async findMessages(accountId: string, messageIds: readonly string[]): Promise<Message[]> {
      const keys = messageIds.map((messageId) => messageKey(accountId, messageId))
      return settleAll((await readRows(table, keys)).flatMap((found) => open(found) ?? []))
    },

    async findSendable(accountId: string, messageId: string): Promise<Message | Notice | undefined> {
      const found = await read(messageKey(accountId, messageId))
      return open(found) ?? (found && table.item(NoticeItem, found))
    },

    async newMessageWrites(accountId: string, message: Message): Promise<Write[]> {
      const entries = await settleAll(
        listsOf(message).map((customerId) =>
          table.row(MessageByTimeItem, accountId, { ...message, customerId }, endOf(message)),
        ),
      )
      const Put = { TableName: table.name, Item: await row(accountId, message), ConditionExpression: ifNotExists }
      return [
        afterWrite({ Put }, () => countMessage(undefined, message)),
        ...entries.map((Item) => ({ Put: { TableName: table.name, Item } })),
      ]
    },

    /** Fails if the version moved since `before` was read; raises the version. */
    async changedMessageWrite<M extends Message | Notice>(accountId: string, before: M, after: M): Promise<Write> {
      const Put = {
        TableName: table.name,
        Item: await row(accountId, { ...after, version: before.version + 1 }),
        ConditionExpression: 'version = :version',
        ExpressionAttributeValues: { ':version': before.version },
      }
      return afterWrite({ Put }, () => countMessage(before, after))
    },

    /** Writes all or none; false when a condition failed, or when one write was sent twice and met itself. */
    write: (writes: readonly Write[]): Promise<boolean> => writeAll(table, writes),

    /** The due row at `at`, epoch milliseconds, and its work message. */
    due(accountId: string, kind: Job, messageId: string, at: number): { write: Write; work: WorkMessage } {
      const due = dueRow(accountId, kind, messageId, at)
      return { write: putDue(table, due), work: workMessageOf(due) }
    },

    deleteJobWrite: (accountId: string, kind: Job, messageId: string): Write =>
      deleteDue(table, dueKey(accountId, kind, messageId)),

    /** Fails when another run has planned its messages, or the work has changed since it was read. */
    claimJob: ({ pk, sk, details }: Key & Pick<Due, 'details'>): Write => ({
      Delete: {
        TableName: table.name,
        Key: { pk, sk },
        ConditionExpression: 'details = :details',
        ExpressionAttributeValues: { ':details': details },
      },
    }),

    /** In place of `claimJob`: leaves the work with other `details`, due as before. */
    keepJob: ({ pk, sk, details }: Key & Pick<Due, 'details'>, left: Due['details']): Write => ({
      Update: {
        TableName: table.name,
        Key: { pk, sk },
        UpdateExpression: 'SET details = :left',
        ConditionExpression: 'details = :details',
        ExpressionAttributeValues: { ':details': details, ':left': left },
      },
    }),

    /**
     * What is readable of an appointment. Undefined once it or its customer is gone, or its account is or will be for good;
     * `on-hold` while the owner may cancel the deletion.
     */
    async findRemindedAppointment(accountId: string, appointmentId: string) {
      const [account, appointment] = await readRows(table, [
        accountKey(accountId),
        appointmentKey(accountId, appointmentId),
      ])
      if (!account || account['state'] === 'erasing') return undefined
      if (account['state'] !== 'active') return 'on-hold'
      if (!appointment) return undefined
      const customerId = String(appointment['customerId'])
      if (!(await read(customerKey(accountId, customerId)))) return undefined
      const { startsAt, revision } = appointment
      return { appointmentId, customerId, startsAt: String(startsAt), revision: Number(revision) }
    },

    ...jobStore(table),

    /**
     * A notice for a member, with the due row of its occasion put off to `nextAt` (epoch milliseconds). Undefined when that
     * changed since it was read.
     */
    async addNotice(
      accountId: string,
      notice: NewNotice,
      due: Due & Key,
      { now, nextAt }: { readonly now: number; readonly nextAt: number },
    ): Promise<string | undefined> {
      const { messageId, writes } = await newNotice(table, accountId, notice, now)
      const Update = {
        TableName: table.name,
        Key: { pk: due.pk, sk: due.sk },
        UpdateExpression: 'SET dueAt = :next, details = :none',
        ConditionExpression: 'details = :details',
        ExpressionAttributeValues: { ':next': nextAt, ':none': {}, ':details': due.details },
      }
      const refused = await table.transact([...writes, { Update }], () => 'refused')
      return refused ? undefined : messageId
    },

    /** Leads from the provider's id to the message. Only together with the row that names the id, by which the erasure finds it. */
    async providerPointerWrite(accountId: string, messageId: string, providerMessageId: string): Promise<Write> {
      const Item = await table.row(ProviderPointerItem, accountId, { providerMessageId, accountId, messageId })
      return { Put: { TableName: table.name, Item } }
    },

    deleteProviderPointerWrite: (providerMessageId: string): Write => ({
      Delete: { TableName: table.name, Key: providerPointerKey(providerMessageId) },
    }),

    async findMessageByProviderId(providerMessageId: string) {
      const found = await read(providerPointerKey(providerMessageId))
      return found && table.item(ProviderPointerItem, found)
    },

    /** Newest first; of one customer or another list, from `since` on (RFC 3339), or of all. */
    listMessages(
      accountId: string,
      customerId: string | undefined,
      page: PageRequest & { readonly sparse: boolean; readonly since?: string },
      wanted: (message: Message) => boolean,
    ) {
      const all = `${customerId ?? ''}#`
      const range = { pk: partitionOf(accountId, 'messageByTime'), from: `${all}${page.since ?? ''}`, to: `${all}~` }
      return readMatching(table, range, page, async (entries) => {
        const keys = entries.map((entry) => messageKey(accountId, String(entry['messageId'])))
        const messages = await settleAll((await readRows(table, keys)).map(open))
        return messages.map((each) => (each && wanted(each) ? each : undefined))
      })
    },
  }
}

function listsOf({ customerId, sender, unread }: Message): string[] {
  return [sender === undefined ? customerId : senderList(sender), '', ...(unread ? [unreadList] : [])]
}

function endOf(message: Message | Notice): { ttl?: number } {
  return message.kind !== 'notice' && message.endsAt !== undefined ? { ttl: toTtl(message.endsAt) } : {}
}
