import { dueAttributes } from '../shared/background/due.ts'
import type { DueKind } from '../shared/background/due-kinds.ts'
import { toTtl } from '../shared/clock.ts'
import {
  type AddressList,
  deliveriesOf,
  queueEmails,
  sealAddressees,
  singleAddresseeFields,
} from '../shared/erasure/erasure-email.ts'
import type { AccountState } from '../shared/identity/account.ts'
import { readAccountRow } from '../shared/identity/account-store.ts'
import { ownerCheck } from '../shared/identity/member-store.ts'
import { accountKey, erasureKey } from '../shared/keys.ts'
import type { AuditNote } from '../shared/ledger/audit.ts'
import { transactAudited } from '../shared/ledger/audit-store.ts'
import { ifNotExists, type Table } from '../shared/table/table.ts'
import { updateOf } from './erasure-store.ts'
import { type Erasure, ErasureItem } from './items.ts'

type NewErasure = Pick<
  Erasure,
  'erasureId' | 'accountId' | 'requestedAt' | 'backupDays' | 'cancelUntil' | 'language'
> & {
  readonly told: AddressList
  /** Member ids, of which each must still be an owner. */
  readonly owners: readonly string[]
  readonly erasureRequests: NonNullable<AccountState['erasureRequests']>
}
type Fenced = { readonly state: string; readonly erasureId: string }

/** The fence is the account's `state`, which changes in one transaction with the erasure. */
export type FenceStore = {
  /**
   * Returns undefined when done, the account's current state and erasure when it is not active, `owners-changed` when one
   * is not an owner any more.
   */
  readonly fenceAccount: (
    erasure: NewErasure,
    dueAt: number,
    note: AuditNote,
  ) => Promise<Fenced | 'owners-changed' | undefined>
  /** Returns false when the erasure was cancelled. */
  readonly endGrace: (erasure: Erasure, now: number) => Promise<boolean>
  /** Returns false when the account is not scheduled by this erasure. */
  readonly cancel: (erasure: Erasure, now: number, note: AuditNote) => Promise<boolean>
  /** True too when the account's row is already deleted. */
  readonly isFenced: (erasure: Erasure) => Promise<boolean>
}

/** The status link works this long after a cancel. */
const cancelledMilliseconds = 30 * 86_400_000
const emailFallbackMilliseconds = 90_000

export function fenceStore(table: Table): FenceStore {
  return {
    async fenceAccount(erasure, dueAt, note) {
      const { erasureId, accountId, cancelUntil, requestedAt } = erasure
      const [status, state, kind] =
        cancelUntil === undefined
          ? (['fencing', 'erasing', 'quiesce'] as const)
          : (['scheduled', 'scheduled', 'erasure'] as const)
      const { told, owners, erasureRequests, ...terms } = erasure
      const emails = queueEmails('begun', told.addressees.keys())
      const item = { ...terms, timeZone: told.timeZone, status, progressedAt: requestedAt, ...emails }
      const sealed = await sealAddressees(table, erasureKey(erasureId), told)
      const row = await table.row(ErasureItem, accountId, item, { sealed })
      const Item = { ...row, ...dueAttributes(row, kind, dueAt) }
      const put = { Put: { TableName: table.name, Item, ConditionExpression: ifNotExists } }
      const accountChange = accountUpdate(table.name, accountId, {
        from: 'active',
        to: state,
        erasureId,
        erasureRequests,
      })
      const checks = owners.map((memberId) => ownerCheck(table.name, accountId, memberId))
      return transactAudited(table, accountId, note, [accountChange, put, ...checks], ([refusal]) =>
        refusal?.index === 0
          ? { state: String(refusal.row?.['state']), erasureId: String(refusal.row?.['erasureId']) }
          : 'owners-changed',
      )
    },

    async endGrace({ accountId, erasureId }, now) {
      const accountChange = accountUpdate(table.name, accountId, { from: 'scheduled', to: 'erasing', erasureId })
      const set = { status: 'fencing', progressedAt: now, kind: 'quiesce' satisfies DueKind, dueAt: now }
      const update = { Update: updateOf(table.name, erasureId, { from: ['scheduled'], set }) }
      return (await table.transact([accountChange, update], () => 'refused')) === undefined
    },

    async cancel(erasure, now, note) {
      const { accountId, erasureId } = erasure
      const accountChange = {
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
        ...queueEmails('cancelled', Object.keys(deliveriesOf(erasure))),
        // if the message is lost
        dueAt: now + emailFallbackMilliseconds,
        ttl: toTtl(now + cancelledMilliseconds),
      }
      const update = updateOf(table.name, erasureId, { from: ['scheduled'], set, remove: singleAddresseeFields })
      const writes = [{ Update: accountChange }, { Update: update }]
      return (await transactAudited(table, accountId, note, writes, () => 'refused')) === undefined
    },

    async isFenced({ accountId, erasureId }) {
      const row = await readAccountRow(table, accountId)
      return !row || (row['state'] === 'erasing' && row['erasureId'] === erasureId)
    },
  }
}

type Change = {
  readonly from: string
  readonly to: string
  readonly erasureId: string
  readonly erasureRequests?: NewErasure['erasureRequests']
}

/** An account that is already scheduled must be so by this erasure. */
function accountUpdate(TableName: string, accountId: string, change: Change) {
  const { from, to, erasureId, erasureRequests } = change
  return {
    Update: {
      TableName,
      Key: accountKey(accountId),
      UpdateExpression: `SET #state = :to, erasureId = :id${erasureRequests ? ', erasureRequests = :requests' : ''} ADD version :one`,
      ConditionExpression: from === 'active' ? '#state = :from' : '#state = :from AND erasureId = :id',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: {
        ':from': from,
        ':to': to,
        ':id': erasureId,
        ':one': 1,
        ...(erasureRequests ? { ':requests': erasureRequests } : {}),
      },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
    },
  }
}
