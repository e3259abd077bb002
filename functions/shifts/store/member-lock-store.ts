import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { every } from '../../shared/background/due.ts'
import { memberLockKey } from '../../shared/keys.ts'
import { settleAll } from '../../shared/settle-all.ts'
import type { Table, Write } from '../../shared/table/table.ts'
import { latest } from '../domain/rules/erasure-cutoff.ts'
import { MemberLockItem } from './shift-items.ts'

export type MemberLock = {
  /** Must be unchanged when a shift is written. */
  readonly lockVersion: number
  /** Positions before this instant were erased. */
  readonly erasedBefore: string | undefined
}

export type MemberLockStore = ReturnType<typeof memberLockStore>

/** Keeps a member's shifts from overlapping under concurrent writes, and holds the erasure cutoff. */
export function memberLockStore(table: Table) {
  /** Read before the member's shifts. */
  async function findMemberLock(accountId: string, memberId: string): Promise<MemberLock> {
    const [own, all] = await settleAll([memberId, every].map((id) => readLock(accountId, id)))
    return { lockVersion: own?.lockVersion ?? 0, erasedBefore: latest(own?.trackErasedBefore, all?.trackErasedBefore) }
  }

  async function readLock(accountId: string, id: string) {
    const Key = memberLockKey(accountId, id)
    const { Item } = await table.send(new GetCommand({ TableName: table.name, Key, ConsistentRead: true }))
    return Item && table.item(MemberLockItem, Item)
  }

  /** For shifts written from now on; of one member, or of all. */
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

/** Optimistic-lock write for every change of a member's shift times: fails if the lock version moved. */
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
