import { DeleteCommand, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { deliveriesOf, queueEmails, singleAddresseeFields } from '../shared/erasure/erasure-email.ts'
import { erasureKey, type Key, loginKey, memberKey, partitionOf } from '../shared/keys.ts'
import { settleAll } from '../shared/settle-all.ts'
import { queryPages } from '../shared/table/query-pages.ts'
import type { Table } from '../shared/table/table.ts'
import type { Counts, ErasureState } from './domain/erasure.ts'
import { type Erasure, ErasureItem } from './items.ts'

export type ErasureStore = ReturnType<typeof erasureStore>

/** Longer than any slice. */
const leaseMilliseconds = 90_000
const running = ['erasing', 'verifying', 'blocked'] as const

/** Each step is one conditional write and returns undefined when another worker was faster. */
export function erasureStore(table: Table) {
  const change = async (erasureId: string, by: Change): Promise<Erasure | undefined> => {
    const update = new UpdateCommand({ ...updateOf(table.name, erasureId, by), ReturnValues: 'ALL_NEW' })
    const row = await table.tryWrite(
      () => table.send(update).then(({ Attributes }) => Attributes),
      () => undefined,
    )
    return row && table.item(ErasureItem, row)
  }
  const readLogin = async (sub: string) => {
    const get = new GetCommand({ TableName: table.name, Key: loginKey(sub), ConsistentRead: true })
    return (await table.send(get)).Item
  }
  /** Drops logins that belong to another account by now. */
  const withoutReassigned = async (accountId: string, subs: readonly string[]): Promise<string[]> => {
    const logins = await settleAll(subs.map(readLogin))
    return subs.filter((_, index) => (logins[index]?.['accountId'] ?? accountId) === accountId)
  }
  const step = (erasureId: string, by: Partial<Change>) =>
    change(erasureId, { from: running, ...by, set: { status: 'erasing', ...by.set } })
  /** Without such a step for an hour the erasure counts as stuck. */
  const progress = (erasureId: string, now: number, by: Partial<Change>) =>
    step(erasureId, { ...by, set: { progressedAt: now, ...by.set } })

  return {
    async findErasure(key: Key): Promise<Erasure | undefined> {
      const get = new GetCommand({ TableName: table.name, Key: { pk: key.pk, sk: key.sk }, ConsistentRead: true })
      const { Item } = await table.send(get)
      return Item && table.item(ErasureItem, Item)
    },

    withoutReassigned,

    /** Pass the last `upTo` as `after` to resume. */
    async *memberLogins(accountId: string, after?: string): AsyncGenerator<{ subs: string[]; upTo: string }> {
      const pages = queryPages(table, {
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': partitionOf(accountId, 'member') },
        ConsistentRead: true,
        Limit: 100,
        ExclusiveStartKey: after === undefined ? undefined : memberKey(accountId, after),
      })
      for await (const { Items = [] } of pages) {
        const subs = await withoutReassigned(
          accountId,
          Items.map((row) => String(row['sub'])),
        )
        const last = Items.at(-1)
        if (last) yield { subs, upTo: String(last['sk']) }
      }
    },

    /** Without its data key no copy of a sealed field can be read. */
    async shred(accountId: string): Promise<void> {
      await table.send(new DeleteCommand(table.keyring.accountRowKey(accountId)))
      table.keyring.forget(accountId)
    },

    begin: (id: string, now: number) =>
      progress(id, now, { from: ['fencing'], set: { kind: 'erasure', dueAt: now + leaseMilliseconds } }),
    saveInventory: (id: string, now: number, inventory: Record<string, Counts>) =>
      progress(id, now, { set: { inventory }, once: 'found' }),
    saveFound: (id: string, now: number, counted: Pick<Erasure, 'found' | 'externalData' | 'inventory'>) =>
      progress(id, now, { set: counted, once: 'found' }),
    saveLoginsDeleted: (id: string, now: number, loginsUpTo: string) => progress(id, now, { set: { loginsUpTo } }),
    saveShredded: (id: string, now: number) => progress(id, now, { set: { shreddedAt: now }, once: 'shreddedAt' }),
    saveErased: (id: string, now: number, erased: Counts) => progress(id, now, { set: { erased } }),
    beginVerifying: (id: string) => step(id, { set: { status: 'verifying' } }),
    sweepAgain: (id: string) => step(id, { remove: ['erasedAt', 'receipt'] }),
    saveReceipt: (erasure: Erasure, erasedAt: number, receipt: string) =>
      progress(erasure.erasureId, erasedAt, {
        from: ['verifying'],
        set: { status: 'verifying', erasedAt, receipt, ...queueEmails('done', Object.keys(deliveriesOf(erasure))) },
        remove: singleAddresseeFields,
        once: 'erasedAt',
      }),
    finish: (id: string, now: number) =>
      progress(id, now, {
        from: ['verifying'],
        set: { status: 'erased' },
        remove: ['sealed', 'timeZone', 'language', 'dueShard', 'dueAt', 'kind', 'erased', 'inventory', 'loginsUpTo'],
      }),
    rescheduleNow: (id: string, now: number) => change(id, { from: running, set: { kind: 'erasure', dueAt: now } }),
    postpone: (id: string, dueAt: number) => change(id, { from: ['scheduled'], set: { dueAt } }),
    /** Of a cancelled erasure: no other email follows. */
    forgetAddressees: (id: string, now: number) =>
      change(id, {
        from: ['cancelled'],
        set: { progressedAt: now },
        remove: ['sealed', 'dueShard', 'dueAt', 'kind'],
      }),
    block: (id: string) => change(id, { from: running, set: { status: 'blocked' } }),
  }
}

export type Change = {
  readonly from: readonly ErasureState[]
  readonly set: Readonly<Record<string, unknown>>
  readonly remove?: readonly string[]
  /** An attribute that must not exist yet. */
  readonly once?: string
}

export function updateOf(TableName: string, erasureId: string, { from, set, remove = [], once }: Change) {
  const removal = remove.length > 0 ? ` REMOVE ${remove.map((name) => `#${name}`)}` : ''
  const states = Object.fromEntries(from.map((state, index) => [`:from${index}`, state]))
  const first = once === undefined ? '' : ` AND attribute_not_exists(#${once})`
  const names = ['status', ...Object.keys(set), ...remove, ...(once === undefined ? [] : [once])]
  return {
    TableName,
    Key: erasureKey(erasureId),
    UpdateExpression: `SET ${Object.keys(set).map((name) => `#${name} = :${name}`)}${removal}`,
    ConditionExpression: `#status IN (${Object.keys(states)})${first}`,
    ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: {
      ...states,
      ...Object.fromEntries(Object.entries(set).map(([name, value]) => [`:${name}`, value])),
    },
  }
}
