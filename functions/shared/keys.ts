import { createHash } from 'node:crypto'

/**
 * Every key of the table, on one screen.
 *
 * An account's rows lie in partitions that can be computed from its id alone (`partitionsOf`), so inventory, sweep and
 * verify of an erasure walk a list and depend on no parent row. Pointers begin with something else than an account's id
 * and are reached from the row that names them. Rows outside every account outlive it on purpose.
 */
export type Key = { readonly pk: string; readonly sk: string }

/** In place of an account's id: what is due for all of them together lies in the partition `due` of this one, which is none. */
export const installation = 'installation'

/** How many partitions an item type has in an account; `pointer` and `outside` have none there. */
const placement = {
  account: 1,
  member: 1,
  login: 'pointer',
  invitationCount: 1,
  device: 1,
  devicePointer: 'pointer',
  openShift: 1,
  shift: 1,
  shiftByTime: 1,
  memberLock: 1,
  segment: 16,
  trackPart: 16,
  pingCount: 1,
  trackErasure: 1,
  customer: 1,
  phonePointer: 'pointer',
  emailPointer: 'pointer',
  consent: 1,
  consentLedger: 1,
  statement: 1,
  appointment: 1,
  appointmentByTime: 1,
  message: 16,
  messageByTime: 1,
  providerPointer: 'pointer',
  template: 1,
  usage: 1,
  audit: 1,
  due: 1,
  idempotency: 1,
  export: 1,
  erasure: 'outside',
  suppression: 'outside',
  signInAttempt: 'outside',
  erasureAudit: 'outside',
} as const satisfies Record<string, 1 | 16 | 'pointer' | 'outside'>

export type ItemType = keyof typeof placement
export const itemTypes = Object.keys(placement) as ItemType[]
/** Item types whose rows must be gone when an account is erased. */
export const ownedItemTypes = itemTypes.filter((type) => placement[type] !== 'outside')

const shardCount = 16
export const dueShards = Array.from({ length: shardCount }, (_, shard) => String(shard))

/** 0..15, from the SHA-256 of a name: the same in every container and every release. */
export function shardOf(name: string): number {
  return createHash('sha256').update(name).digest().readUInt8(0) % shardCount
}

/** The partition of one item type of an account; `shard` for the types that have sixteen. */
export function partitionOf(accountId: string, type: ItemType, shard?: number): string {
  return shard === undefined ? `${accountId}#${type}` : `${accountId}#${type}#${shard}`
}

/** All partitions an account can have rows in: the whole list, with no exception. */
export function partitionsOf(accountId: string): { type: ItemType; pk: string }[] {
  return itemTypes.flatMap((type) => {
    const shards = placement[type]
    if (shards === 1) return [{ type, pk: partitionOf(accountId, type) }]
    if (shards === 16) return dueShards.map((shard) => ({ type, pk: partitionOf(accountId, type, Number(shard)) }))
    return []
  })
}

/** The account a row belongs to, read from its partition; only for rows inside an account. */
export function accountOf(key: Pick<Key, 'pk'>): string {
  return key.pk.slice(0, key.pk.indexOf('#'))
}

const inAccount = (type: ItemType) => (accountId: string, sk: string) => ({ pk: partitionOf(accountId, type), sk })
const sharded = (type: ItemType) => (accountId: string, shard: number, sk: string) => ({
  pk: partitionOf(accountId, type, shard),
  sk,
})
const alone = (prefix: string) => (name: string) => ({ pk: `${prefix}#${name}`, sk: prefix })

export const accountKey = (accountId: string): Key => ({ pk: partitionOf(accountId, 'account'), sk: 'account' })
export const memberKey = inAccount('member')
/** Of a UTC day, `YYYY-MM-DD`. */
export const invitationCountKey = inAccount('invitationCount')
export const loginKey = alone('login')
export const deviceKey = (accountId: string, memberId: string, deviceId: string): Key =>
  inAccount('device')(accountId, `${memberId}#${deviceId}`)
export const devicePointerKey = alone('device')

export const openShiftKey = inAccount('openShift')
export const shiftKey = inAccount('shift')
export const shiftByTimeKey = (accountId: string, memberId: string, startedAt: string, shiftId: string): Key => ({
  pk: partitionOf(accountId, 'shiftByTime'),
  sk: `${memberId}#${startedAt}#${shiftId}`,
})
export const memberLockKey = inAccount('memberLock')
/** All segments and parts of one shift lie together; `rest` is `<generation>#<first moment>#<hmac>`. */
export const segmentKey = (accountId: string, shiftId: string, rest: string): Key =>
  sharded('segment')(accountId, shardOf(shiftId), `${shiftId}#${rest}`)
export const trackPartKey = (accountId: string, shiftId: string, rest: string): Key =>
  sharded('trackPart')(accountId, shardOf(shiftId), `${shiftId}#${rest}`)
export const pingCountKey = (accountId: string, memberId: string, day: string): Key =>
  inAccount('pingCount')(accountId, `${memberId}#${day}`)
export const trackErasureKey = inAccount('trackErasure')

export const customerKey = inAccount('customer')
export const phonePointerKey = (hash: string, accountId: string, customerId: string): Key => ({
  pk: `phone#${hash}`,
  sk: `${accountId}#${customerId}`,
})
export const emailPointerKey = (hash: string, accountId: string, customerId: string): Key => ({
  pk: `mail#${hash}`,
  sk: `${accountId}#${customerId}`,
})
export const consentKey = (accountId: string, customerId: string, channel: string, kind: string): Key =>
  inAccount('consent')(accountId, `${customerId}#${channel}#${kind}`)
export const consentLedgerKey = (accountId: string, customerId: string, version: number): Key =>
  inAccount('consentLedger')(accountId, `${customerId}#${ordinal(version)}`)

/** What was shown to customers when they decided, once for each wording: `hash` is its SHA-256. */
export const statementKey = inAccount('statement')

export const appointmentKey = inAccount('appointment')
export const appointmentByTimeKey = (accountId: string, startsAt: string, appointmentId: string): Key =>
  inAccount('appointmentByTime')(accountId, `${startsAt}#${appointmentId}`)
/** A message's id begins with its shard in two digits, so that the id alone finds the row. */
export const messageKey = (accountId: string, messageId: string): Key =>
  sharded('message')(accountId, Number(messageId.slice(0, 2)), messageId)
export const messageByTimeKey = (accountId: string, customerId: string, createdAt: string, messageId: string): Key =>
  inAccount('messageByTime')(accountId, `${customerId}#${createdAt}#${messageId}`)
export const providerPointerKey = alone('provider')
export const templateKey = (accountId: string, kind: string, channel: string, language: string): Key =>
  inAccount('template')(accountId, `${kind}#${channel}#${language}`)
/** Counters of a month (`YYYY-MM`), a few so that they do not get in each other's way. */
export const usageKey = (accountId: string, month: string, counter: number): Key =>
  inAccount('usage')(accountId, `${month}#${counter}`)

export const auditKey = (accountId: string, version: number): Key => inAccount('audit')(accountId, ordinal(version))
export const dueKey = (accountId: string, kind: string, id: string): Key => inAccount('due')(accountId, `${kind}#${id}`)
export const idempotencyKey = inAccount('idempotency')
export const exportKey = inAccount('export')

export const erasureKey = alone('erasure')
/** Of a month, `YYYY-MM`. */
export const erasureAuditKey = alone('erasure-audit')
/** The memory of a stop: a keyed hash of sending number and phone, or of company and mail address. */
export const suppressionKey = alone('suppression')

/** Tries to sign in on our page, by a keyed hash of the address. */
export const signInAttemptKey = alone('attempt')

/** Numbers in sort keys are padded, or "10" would come before "9". */
function ordinal(version: number): string {
  return String(version).padStart(10, '0')
}
