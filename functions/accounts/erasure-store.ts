import { DeleteCommand, GetCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { readAccountRow } from '../shared/account.ts'
import { type AuditNote, transactAudited } from '../shared/audit.ts'
import { toTtl } from '../shared/clock.ts'
import { type DueKind, dueAttributes } from '../shared/due.ts'
import { type Addressee, type ErasureMail, sealAddressee } from '../shared/erasure-mail.ts'
import { accountKey, erasureKey, type Key, loginKey, memberKey, partitionOf } from '../shared/keys.ts'
import { absent, type Table } from '../shared/table.ts'
import type { Counts, ErasureState } from './domain/erasure.ts'
import { type Erasure, ErasureItem } from './items.ts'

export type ErasureStore = ReturnType<typeof erasureStore>
type NewErasure = Pick<Erasure, 'erasureId' | 'accountId' | 'requestedAt' | 'backupDays' | 'cancelUntil'> & {
  readonly addressee: Addressee
}
type Change = {
  readonly from: readonly ErasureState[]
  readonly set: Readonly<Record<string, unknown>>
  readonly remove?: readonly string[]
  /** An attribute that only the first may write. */
  readonly once?: string
}

/** A slice that dies is followed by another after this; longer than any slice. */
const leaseMilliseconds = 90_000
/** For so long the link still tells that an erasure was cancelled. */
const cancelledMilliseconds = 30 * 86_400_000
const ask = (mail: ErasureMail) => ({ mail, mailState: 'queued' as const })
const running = ['erasing', 'verifying', 'blocked'] as const

/**
 * The erasure rows, and the fence, which is a state of the account's row. Every step is one conditional write that
 * answers with the erasure as it then is, or with undefined when another worker has gone further.
 */
export function erasureStore(table: Table) {
  const fence = (accountId: string, from: string, to: string, erasureId: string, only = '') => ({
    Update: {
      TableName: table.name,
      Key: accountKey(accountId),
      UpdateExpression: 'SET #state = :to, erasureId = :id ADD version :one',
      ConditionExpression: `#state = :from${only}`,
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ':from': from, ':to': to, ':id': erasureId, ':one': 1 },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
    },
  })

  const updateOf = (erasureId: string, { from, set, remove = [], once }: Change) => {
    const removal = remove.length > 0 ? ` REMOVE ${remove.map((name) => `#${name}`)}` : ''
    const states = Object.fromEntries(from.map((state, index) => [`:from${index}`, state]))
    const first = once === undefined ? '' : ` AND attribute_not_exists(#${once})`
    // Every name is aliased: some are words that DynamoDB reserves.
    const names = ['status', ...Object.keys(set), ...remove, ...(once === undefined ? [] : [once])]
    return {
      TableName: table.name,
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

  const record = async (erasureId: string, change: Change): Promise<Erasure | undefined> => {
    const update = new UpdateCommand({ ...updateOf(erasureId, change), ReturnValues: 'ALL_NEW' })
    const row = await table.attempt(
      () => table.send(update).then(({ Attributes }) => Attributes),
      () => undefined,
    )
    return row && table.item(ErasureItem, row)
  }
  const readLogin = async (sub: string) => {
    const get = new GetCommand({ TableName: table.name, Key: loginKey(sub), ConsistentRead: true })
    return (await table.send(get)).Item
  }
  const step = (erasureId: string, change: Partial<Change>) =>
    record(erasureId, { from: running, ...change, set: { status: 'erasing', ...change.set } })
  /** A step that a repetition does not take again: while none is taken, the erasure does not move. */
  const progress = (erasureId: string, now: number, change: Partial<Change>) =>
    step(erasureId, { ...change, set: { progressedAt: now, ...change.set } })

  return {
    async findErasure(key: Key): Promise<Erasure | undefined> {
      const get = new GetCommand({ TableName: table.name, Key: { pk: key.pk, sk: key.sk }, ConsistentRead: true })
      const { Item } = await table.send(get)
      return Item && table.item(ErasureItem, Item)
    },

    /** Flips the account and puts the erasure; undefined when done, else the account's state and erasure as they are. */
    async fenceAccount(erasure: NewErasure, dueAt: number, note: AuditNote) {
      const { erasureId, accountId, cancelUntil, requestedAt } = erasure
      const [status, state, kind] =
        cancelUntil === undefined
          ? (['fencing', 'erasing', 'quiesce'] as const)
          : (['scheduled', 'scheduled', 'erasure'] as const)
      const item = { ...erasure, status, progressedAt: requestedAt, ...ask('begun') }
      const sealed = await sealAddressee(table, erasureKey(erasureId), erasure.addressee)
      const row = await table.row(ErasureItem, accountId, item, { sealed })
      const Item = { ...row, ...dueAttributes(row, kind, dueAt) }
      const put = { Put: { TableName: table.name, Item, ConditionExpression: absent } }
      const flip = fence(accountId, 'active', state, erasureId)
      return transactAudited(table, accountId, note, [flip, put], ([refusal]) => ({
        state: String(refusal?.row?.['state']),
        erasureId: String(refusal?.row?.['erasureId']),
      }))
    },

    /** The grace period is over: from here on nobody can cancel. False when somebody has. */
    async endGrace({ accountId, erasureId }: Erasure, now: number): Promise<boolean> {
      const flip = fence(accountId, 'scheduled', 'erasing', erasureId, ' AND erasureId = :id')
      const set = { status: 'fencing', progressedAt: now, kind: 'quiesce' satisfies DueKind, dueAt: now }
      const update = { Update: updateOf(erasureId, { from: ['scheduled'], set }) }
      return (await table.transact([flip, update], () => 'refused')) === undefined
    },

    /** Gives the account back. False when it is not, or no longer, waiting for this erasure; nothing is written then. */
    async cancel({ accountId, erasureId }: Erasure, now: number, note: AuditNote): Promise<boolean> {
      const flip = {
        TableName: table.name,
        Key: accountKey(accountId),
        UpdateExpression: 'SET #state = :active REMOVE erasureId ADD version :one',
        ConditionExpression: '#state = :scheduled AND erasureId = :id',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':active': 'active', ':scheduled': 'scheduled', ':id': erasureId, ':one': 1 },
      }
      const set = {
        status: 'cancelled',
        progressedAt: now,
        ...ask('cancelled'),
        ttl: toTtl(now + cancelledMilliseconds),
      }
      const update = updateOf(erasureId, { from: ['scheduled'], set, remove: ['dueShard', 'dueAt', 'kind'] })
      const writes = [{ Update: flip }, { Update: update }]
      return (await transactAudited(table, accountId, note, writes, () => 'refused')) === undefined
    },

    /** Whether the account is fenced by this very erasure, or its row is already gone. */
    async isFenced({ accountId, erasureId }: Erasure): Promise<boolean> {
      const row = await readAccountRow(table, accountId)
      return !row || (row['state'] === 'erasing' && row['erasureId'] === erasureId)
    },

    /** Members' logins, a hundred at a time, but for one that has become another account's. `upTo` is what to go on after. */
    async *loginsOf(accountId: string, after?: string): AsyncGenerator<{ subs: string[]; upTo: string }> {
      let start = after === undefined ? undefined : memberKey(accountId, after)
      do {
        const query = new QueryCommand({
          TableName: table.name,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': partitionOf(accountId, 'member') },
          ConsistentRead: true,
          Limit: 100,
          ExclusiveStartKey: start,
        })
        const { Items = [], LastEvaluatedKey } = await table.send(query)
        const subs = await Promise.all(
          Items.map(async (row) => {
            const login = await readLogin(String(row['sub']))
            return login && login['accountId'] !== accountId ? [] : [String(row['sub'])]
          }),
        )
        const last = Items.at(-1)
        if (last) yield { subs: subs.flat(), upTo: String(last['sk']) }
        start = LastEvaluatedKey as Key | undefined
      } while (start)
    },

    /** Deletes the account's data key: from here on nothing of it can be read, wherever it is. */
    async shred(accountId: string): Promise<void> {
      await table.send(new DeleteCommand(table.keyring.accountRowKey(accountId)))
      table.keyring.forget(accountId)
    },

    begin: (id: string, now: number) =>
      progress(id, now, { from: ['fencing'], set: { kind: 'erasure', dueAt: now + leaseMilliseconds } }),
    keepInventory: (id: string, now: number, inventory: Record<string, Counts>) =>
      progress(id, now, { set: { inventory }, once: 'found' }),
    keepFound: (id: string, now: number, counted: Pick<Erasure, 'found' | 'outside' | 'inventory'>) =>
      progress(id, now, { set: counted, once: 'found' }),
    keepLogins: (id: string, now: number, loginsUpTo: string) => progress(id, now, { set: { loginsUpTo } }),
    keepShredded: (id: string, now: number) => progress(id, now, { set: { shreddedAt: now }, once: 'shreddedAt' }),
    keepErased: (id: string, now: number, erased: Counts) => progress(id, now, { set: { erased } }),
    beginVerifying: (id: string) => step(id, { set: { status: 'verifying' } }),
    sweepAgain: (id: string) => step(id, { remove: ['erasedAt', 'receipt'] }),
    keepReceipt: (id: string, erasedAt: number, receipt: string) =>
      progress(id, erasedAt, {
        from: ['verifying'],
        set: { status: 'verifying', erasedAt, receipt, ...ask('done') },
        once: 'erasedAt',
      }),
    finish: (id: string, now: number) =>
      progress(id, now, {
        from: ['verifying'],
        set: { status: 'erased' },
        remove: ['sealed', 'dueShard', 'dueAt', 'kind', 'erased', 'inventory', 'loginsUpTo'],
      }),
    /** What is left is for another slice, which the next run of what is due brings. */
    leaveRest: (id: string, now: number) => record(id, { from: running, set: { kind: 'erasure', dueAt: now } }),
    /** Nothing is to be done before that moment. */
    waitUntil: (id: string, dueAt: number) => record(id, { from: ['scheduled'], set: { dueAt } }),
    block: (id: string) => record(id, { from: running, set: { status: 'blocked' } }),
  }
}
