import { dueAttributes } from '../shared/background/due.ts'
import type { DueKind } from '../shared/background/due-kinds.ts'
import { toTtl } from '../shared/clock.ts'
import { type Addressee, queueOwnerEmail, sealAddressee } from '../shared/erasure/erasure-email.ts'
import { readAccountRow } from '../shared/identity/account-store.ts'
import { accountKey, erasureKey } from '../shared/keys.ts'
import type { AuditNote } from '../shared/ledger/audit.ts'
import { transactAudited } from '../shared/ledger/audit-store.ts'
import { ifNotExists, type Table } from '../shared/table/table.ts'
import { updateOf } from './erasure-store.ts'
import { type Erasure, ErasureItem } from './items.ts'

type NewErasure = Pick<Erasure, 'erasureId' | 'accountId' | 'requestedAt' | 'backupDays' | 'cancelUntil'> & {
  readonly addressee: Addressee
}

/** The fence: a state of the account's row, which changes in one transaction with the row of the erasure. */
export type FenceStore = {
  /** Flips the account and puts the erasure; undefined when done, else the account's state and erasure as they are. */
  readonly fenceAccount: (
    erasure: NewErasure,
    dueAt: number,
    note: AuditNote,
  ) => Promise<{ state: string; erasureId: string } | undefined>
  /** The grace period is over: from here on nobody can cancel. False when somebody has. */
  readonly endGrace: (erasure: Erasure, now: number) => Promise<boolean>
  /** Gives the account back. False when it is not, or no longer, waiting for this erasure; nothing is written then. */
  readonly cancel: (erasure: Erasure, now: number, note: AuditNote) => Promise<boolean>
  /** Whether the account is fenced by this very erasure, or its row is already gone. */
  readonly isFenced: (erasure: Erasure) => Promise<boolean>
}

/** For so long the link still tells that an erasure was cancelled. */
const cancelledMilliseconds = 30 * 86_400_000

/** The account’s row and the erasure’s, which change together: the fence, its end after a grace period, and a cancel. */
export function fenceStore(table: Table): FenceStore {
  return {
    async fenceAccount(erasure, dueAt, note) {
      const { erasureId, accountId, cancelUntil, requestedAt } = erasure
      const [status, state, kind] =
        cancelUntil === undefined
          ? (['fencing', 'erasing', 'quiesce'] as const)
          : (['scheduled', 'scheduled', 'erasure'] as const)
      const item = { ...erasure, status, progressedAt: requestedAt, ...queueOwnerEmail('begun') }
      const sealed = await sealAddressee(table, erasureKey(erasureId), erasure.addressee)
      const row = await table.row(ErasureItem, accountId, item, { sealed })
      const Item = { ...row, ...dueAttributes(row, kind, dueAt) }
      const put = { Put: { TableName: table.name, Item, ConditionExpression: ifNotExists } }
      const flip = flipOf(table.name, accountId, { from: 'active', to: state, erasureId })
      return transactAudited(table, accountId, note, [flip, put], ([refusal]) => ({
        state: String(refusal?.row?.['state']),
        erasureId: String(refusal?.row?.['erasureId']),
      }))
    },

    async endGrace({ accountId, erasureId }, now) {
      const flip = flipOf(table.name, accountId, { from: 'scheduled', to: 'erasing', erasureId })
      const set = { status: 'fencing', progressedAt: now, kind: 'quiesce' satisfies DueKind, dueAt: now }
      const update = { Update: updateOf(table.name, erasureId, { from: ['scheduled'], set }) }
      return (await table.transact([flip, update], () => 'refused')) === undefined
    },

    async cancel({ accountId, erasureId }, now, note) {
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
        ...queueOwnerEmail('cancelled'),
        ttl: toTtl(now + cancelledMilliseconds),
      }
      const update = updateOf(table.name, erasureId, {
        from: ['scheduled'],
        set,
        remove: ['dueShard', 'dueAt', 'kind'],
      })
      const writes = [{ Update: flip }, { Update: update }]
      return (await transactAudited(table, accountId, note, writes, () => 'refused')) === undefined
    },

    async isFenced({ accountId, erasureId }) {
      const row = await readAccountRow(table, accountId)
      return !row || (row['state'] === 'erasing' && row['erasureId'] === erasureId)
    },
  }
}

/** From one state to another. What is scheduled already is so by an erasure, which must be this one. */
function flipOf(TableName: string, accountId: string, flip: { from: string; to: string; erasureId: string }) {
  const { from, to, erasureId } = flip
  return {
    Update: {
      TableName,
      Key: accountKey(accountId),
      UpdateExpression: 'SET #state = :to, erasureId = :id ADD version :one',
      ConditionExpression: from === 'active' ? '#state = :from' : '#state = :from AND erasureId = :id',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ':from': from, ':to': to, ':id': erasureId, ':one': 1 },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
    },
  }
}
