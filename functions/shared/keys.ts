import { createHash } from 'node:crypto'

/**
 * All partitions of an account follow from its id (`partitionsOf`), so an erasure needs no parent row to find others.
 * Pointers are found from the row that names them. docs/data-model.md lists all keys.
 */
export type Key = { readonly pk: string; readonly sk: string }

/** In place of the account id in due rows of the whole installation. */
export const installation = 'installation'

/** Partitions per account. `outside`: rows that outlive accounts on purpose. */
const partitioning = {
  account: 1,
  accountPointer: 'pointer',
  member: 1,
  login: 'pointer',
  invitationCount: 1,
  endedInvitation: 1,
  device: 1,
  devicePointer: 'pointer',
  openShift: 1,
  shift: 1,
  shiftByTime: 1,
  shiftAlias: 1,
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
  bulkMessage: 1,
  providerPointer: 'pointer',
  template: 1,
  usage: 1,
  audit: 1,
  due: 1,
  idempotency: 1,
  export: 1,
  erasure: 'outside',
  suppression: 'outside',
  pendingStop: 'outside',
  signInAttempt: 'outside',
  invitedAddress: 'outside',
  erasureAudit: 'outside',
  rootKeyCopy: 'outside',
} as const satisfies Record<string, 1 | 16 | 'pointer' | 'outside'>

export type ItemType = keyof typeof partitioning
export const itemTypes = Object.keys(partitioning) as ItemType[]
/** Item types whose rows must be gone when an account is erased. */
export const ownedItemTypes = itemTypes.filter((type) => partitioning[type] !== 'outside')

const shardCount = 16
export const dueShards = Array.from({ length: shardCount }, (_, shard) => String(shard))

/** 0 to 15. Stored in keys, so it must never change. */
export function shardOf(name: string): number {
  return createHash('sha256').update(name).digest().readUInt8(0) % shardCount
}

export function partitionOf(accountId: string, type: ItemType, shard?: number): string {
  return shard === undefined ? `${accountId}#${type}` : `${accountId}#${type}#${shard}`
}

export function partitionsOf(accountId: string): { type: ItemType; pk: string }[] {
  return itemTypes.flatMap((type) => {
    const shards = partitioning[type]
    if (shards === 1) return [{ type, pk: partitionOf(accountId, type) }]
    if (shards === 16) return dueShards.map((shard) => ({ type, pk: partitionOf(accountId, type, Number(shard)) }))
    return []
  })
}

export function accountOf(key: Pick<Key, 'pk'>): string {
  return key.pk.slice(0, key.pk.indexOf('#'))
}

const inAccount = (type: ItemType) => (accountId: string, sk: string) => ({ pk: partitionOf(accountId, type), sk })
const sharded = (type: ItemType) => (accountId: string, shard: number, sk: string) => ({
  pk: partitionOf(accountId, type, shard),
  sk,
})
const standalone = (prefix: string) => (name: string) => ({ pk: `${prefix}#${name}`, sk: prefix })

export const accountKey = (accountId: string): Key => ({ pk: partitionOf(accountId, 'account'), sk: 'account' })
/** All in one partition: whether there is a second account. */
export const accountPointerKey = (accountId: string): Key => ({ pk: 'accounts', sk: accountId })
export const memberKey = inAccount('member')
/** By UTC day, `YYYY-MM-DD`. */
export const invitationCountKey = inAccount('invitationCount')
export const loginKey = standalone('login')
/** By a keyed hash of the account and the address. */
export const endedInvitationKey = inAccount('endedInvitation')
export const deviceKey = (accountId: string, memberId: string, deviceId: string): Key =>
  inAccount('device')(accountId, `${memberId}#${deviceId}`)
export const devicePointerKey = standalone('device')

export const openShiftKey = inAccount('openShift')
export const shiftKey = inAccount('shift')
export const shiftByTimeKey = (accountId: string, memberId: string, startedAt: string, shiftId: string): Key => ({
  pk: partitionOf(accountId, 'shiftByTime'),
  sk: `${memberId}#${startedAt}#${shiftId}`,
})
/** `sk`: a phone’s id of a clock-in. */
export const shiftAliasKey = inAccount('shiftAlias')
/** By member, since several phones may give the same id. */
export const refusedAliasKey = (accountId: string, alias: string, memberId: string): Key =>
  inAccount('shiftAlias')(accountId, `${alias}#${memberId}`)
export const memberLockKey = inAccount('memberLock')
/** All segments of a shift share one partition. `suffix`: `<generation>#<first instant>#<hmac>`. */
export const segmentKey = (accountId: string, shiftId: string, suffix: string): Key =>
  sharded('segment')(accountId, shardOf(shiftId), `${shiftId}#${suffix}`)
export const trackPartKey = (accountId: string, shiftId: string, suffix: string): Key =>
  sharded('trackPart')(accountId, shardOf(shiftId), `${shiftId}#${suffix}`)
export const pingCountKey = (accountId: string, memberId: string, day: string): Key =>
  inAccount('pingCount')(accountId, `${memberId}#${day}`)
export const trackErasureKey = inAccount('trackErasure')

export const customerKey = inAccount('customer')
export const phonePointerKey = (hash: string, accountId: string, customerId: string): Key => ({
  pk: `phone#${hash}`,
  sk: `${accountId}#${customerId}`,
})
export const emailPointerKey = (hash: string, accountId: string, customerId: string): Key => ({
  pk: `email#${hash}`,
  sk: `${accountId}#${customerId}`,
})
export const consentKey = (accountId: string, customerId: string, channel: string, kind: string): Key =>
  inAccount('consent')(accountId, `${customerId}#${channel}#${kind}`)
export const consentLedgerKey = (accountId: string, customerId: string, version: number): Key =>
  inAccount('consentLedger')(accountId, `${customerId}#${ordinal(version)}`)

/** `sk`: SHA-256 of the consent wording. */
export const statementKey = inAccount('statement')

export const appointmentKey = inAccount('appointment')
export const appointmentByTimeKey = (accountId: string, startsAt: string, appointmentId: string): Key =>
  inAccount('appointmentByTime')(accountId, `${startsAt}#${appointmentId}`)
/** A message id begins with its shard as two digits. */
export const messageKey = (accountId: string, messageId: string): Key =>
  sharded('message')(accountId, Number(messageId.slice(0, 2)), messageId)
export const messageByTimeKey = (accountId: string, customerId: string, createdAt: string, messageId: string): Key =>
  inAccount('messageByTime')(accountId, `${customerId}#${createdAt}#${messageId}`)
export const bulkMessageKey = inAccount('bulkMessage')
export const providerPointerKey = standalone('provider')
export const templateKey = (accountId: string, kind: string, channel: string, language: string): Key =>
  inAccount('template')(accountId, `${kind}#${channel}#${language}`)
/** `period`: `YYYY-MM`, `YYYY-MM-DD`, or `YYYY-MM-DD@hash of a phone`. Several counters, to spread concurrent increments. */
export const usageKey = (accountId: string, period: string, counter: number): Key =>
  inAccount('usage')(accountId, `${period}#${counter}`)

export const auditKey = (accountId: string, version: number): Key => inAccount('audit')(accountId, ordinal(version))
export const dueKey = (accountId: string, kind: string, id: string): Key => inAccount('due')(accountId, `${kind}#${id}`)
export const idempotencyKey = inAccount('idempotency')
export const exportKey = inAccount('export')

export const erasureKey = standalone('erasure')
export const erasureAuditKey = standalone('erasure-audit')
/** By version. */
export const rootKeyCopyKey = standalone('root-copy')
export const suppressionKey = standalone('suppression')
/** By the carrier's id of the text. */
export const pendingStopKey = standalone('pending-stop')

export const signInAttemptKey = standalone('attempt')
export const invitedAddressKey = standalone('invited')

/** Padded, since sort keys compare as text. */
function ordinal(version: number): string {
  return String(version).padStart(10, '0')
}
