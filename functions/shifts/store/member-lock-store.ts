import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { every } from '../../shared/background/due.ts'
import { memberLockKey } from '../../shared/keys.ts'
import type { Table, Write } from '../../shared/table/table.ts'
import { latest } from '../domain/rules/erasure-cutoff.ts'
import { MemberLockItem } from './shift-items.ts'

/** What is to be known of a worker before a shift of theirs is written. */
export type MemberLock = {
  /** Of the worker's times, which must be the same when the shift is written. */
  readonly lockVersion: number
  /** An owner had all positions from before this moment erased. */
  readonly erasedBefore: string | undefined
}

export type MemberLockStore = ReturnType<typeof memberLockStore>

/** What keeps the shifts of one worker from overlapping when several write at once, and from taking what was erased. */
export function memberLockStore(table: Table) {
  /** To be read before the worker's shifts are looked at. */
  async function findMemberLock(accountId: string, memberId: string): Promise<MemberLock> {
    const [own, all] = await Promise.all([memberId, every].map((id) => readLock(accountId, id)))
    return { lockVersion: own?.lockVersion ?? 0, erasedBefore: latest(own?.trackErasedBefore, all?.trackErasedBefore) }
  }

  async function readLock(accountId: string, id: string) {
    const Key = memberLockKey(accountId, id)
    const { Item } = await table.send(new GetCommand({ TableName: table.name, Key, ConsistentRead: true }))
    return Item && table.item(MemberLockItem, Item)
  }

  /** From now on no shift that is written takes positions from before that moment; of one worker, or of all. */
  async function raiseErasureCutoff(accountId: string, memberId = every, before: string): Promise<void> {
    const update = new UpdateCommand({
      TableName: table.name,
      Key: memberLockKey(accountId, memberId),
      UpdateExpression: 'SET trackErasedBefore = :before, memberId = :memberId, #type = :type',
      ConditionExpression: 'attribute_not_exists(trackErasedBefore) OR trackErasedBefore < :before',
      ExpressionAttributeNames: { '#type': 'type' },
      ExpressionAttributeValues: { ':before': before, ':memberId': memberId, ':type': 'memberLock' },
    })
    await table.tryWrite<unknown, void>(
      () => table.send(update),
      () => undefined,
    )
  }

  return { findMemberLock, raiseErasureCutoff }
}

/** The write that goes with every change of a worker's times: it fails when somebody else took the turn. */
export function lockVersionCheck(
  table: Pick<Table, 'name'>,
  accountId: string,
  memberId: string,
  lockVersion: number,
): Write {
  const values = { ':next': lockVersion + 1, ':memberId': memberId, ':type': 'memberLock' }
  const Update = {
    TableName: table.name,
    Key: memberLockKey(accountId, memberId),
    UpdateExpression: 'SET lockVersion = :next, memberId = :memberId, #type = :type',
    ConditionExpression: lockVersion === 0 ? 'attribute_not_exists(lockVersion)' : 'lockVersion = :lockVersion',
    ExpressionAttributeNames: { '#type': 'type' },
    ExpressionAttributeValues: lockVersion === 0 ? values : { ...values, ':lockVersion': lockVersion },
  }
  return { Update }
}
