import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { every } from '../../shared/background/due.ts'
import { memberLockKey, openShiftKey } from '../../shared/keys.ts'
import { settleAll } from '../../shared/settle-all.ts'
import type { Table, Write } from '../../shared/table/table.ts'
import { latest } from '../domain/rules/erasure-cutoff.ts'
import { type HeldClockIn, type Joined, MemberLockItem } from './shift-items.ts'

export type MemberLock = {
  /** Must be unchanged when a shift is written. */
  readonly lockVersion: number
  /** Positions before this instant were erased. */
  readonly erasedBefore: string | undefined
  readonly joined: Joined | undefined
  readonly held: readonly HeldClockIn[]
}

/** `null` removes it; undefined leaves it. */
export type JoinedChange = Joined | null | undefined

export type MemberLockStore = ReturnType<typeof memberLockStore>

/** Keeps a member's shifts from overlapping under concurrent writes, and holds the erasure cutoff. */
export function memberLockStore(table: Table) {
  /** Read before the member's shifts. */
  async function findMemberLock(accountId: string, memberId: string): Promise<MemberLock> {
    const [own, all] = await settleAll([memberId, every].map((id) => readLock(accountId, id)))
    return {
      lockVersion: own?.lockVersion ?? 0,
      erasedBefore: latest(own?.trackErasedBefore, all?.trackErasedBefore),
      joined: own?.joined,
      held: own?.heldClockIns ?? [],
    }
  }

  /** Returns the shift that the worker’s clock-in joined, while its clock-out is missing. `now`: epoch milliseconds. */
  async function findJoined(accountId: string, memberId: string, now: number): Promise<Joined | undefined> {
    const lock = await readLock(accountId, memberId)
    return lock?.joined && now < lock.joined.until ? lock.joined : undefined
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

  /**
   * Replaces the clock-ins that are held back. Returns false, without a write, when `lock` moved since it was read, or
   * `openShiftId`, if given, is no longer open.
   */
  async function holdClockIns(
    accountId: string,
    memberId: string,
    { lockVersion }: Pick<MemberLock, 'lockVersion'>,
    held: readonly HeldClockIn[],
    openShiftId?: string,
  ): Promise<boolean> {
    const raise = lockVersionCheck(table, accountId, memberId, lockVersion, undefined, held)
    const writes =
      openShiftId === undefined ? [raise] : [raise, openShiftCheck(table, accountId, memberId, openShiftId)]
    return (await table.transact(writes, () => 'refused' as const)) !== 'refused'
  }

  return { findMemberLock, findJoined, raiseErasureCutoff, holdClockIns }
}

function openShiftCheck(table: Pick<Table, 'name'>, accountId: string, memberId: string, shiftId: string): Write {
  const ConditionCheck = {
    TableName: table.name,
    Key: openShiftKey(accountId, memberId),
    ConditionExpression: 'shiftId = :shiftId',
    ExpressionAttributeValues: { ':shiftId': shiftId },
  }
  return { ConditionCheck }
}

/** For writes that depend on what the lock holds, and change no times that others check. */
export function lockVersionUnchanged(
  table: Pick<Table, 'name'>,
  accountId: string,
  memberId: string,
  lockVersion: number,
): Write {
  const ConditionCheck = {
    TableName: table.name,
    Key: memberLockKey(accountId, memberId),
    ConditionExpression: lockVersion === 0 ? 'attribute_not_exists(lockVersion)' : 'lockVersion = :lockVersion',
    ...(lockVersion !== 0 && { ExpressionAttributeValues: { ':lockVersion': lockVersion } }),
  }
  return { ConditionCheck }
}

/** Optimistic-lock write for every change of a member's shift times: fails if the lock version moved. */
export function lockVersionCheck(
  table: Pick<Table, 'name'>,
  accountId: string,
  memberId: string,
  lockVersion: number,
  joined?: JoinedChange,
  held?: readonly HeldClockIn[],
): Write {
  const values = { ':next': lockVersion + 1, ':memberId': memberId, ':type': 'memberLock' }
  const set = 'SET lockVersion = :next, memberId = :memberId, #type = :type'
  const Update = {
    TableName: table.name,
    Key: memberLockKey(accountId, memberId),
    UpdateExpression: `${set}${joined ? ', joined = :joined' : ''}${held ? ', heldClockIns = :held' : ''}${joined === null ? ' REMOVE joined' : ''}`,
    ConditionExpression: lockVersion === 0 ? 'attribute_not_exists(lockVersion)' : 'lockVersion = :lockVersion',
    ExpressionAttributeNames: { '#type': 'type' },
    ExpressionAttributeValues: {
      ...values,
      ...(lockVersion !== 0 && { ':lockVersion': lockVersion }),
      ...(joined && { ':joined': joined }),
      ...(held && { ':held': held }),
    },
  }
  return { Update }
}

/** For the removal of a shift that the worker has joined: fails if the worker joined another meanwhile. */
export function leaveShift(
  table: Pick<Table, 'name'>,
  accountId: string,
  { memberId, shiftId }: { readonly memberId: string; readonly shiftId: string },
): Write {
  const Update = {
    TableName: table.name,
    Key: memberLockKey(accountId, memberId),
    UpdateExpression: 'REMOVE joined',
    ConditionExpression: 'joined.shiftId = :shiftId',
    ExpressionAttributeValues: { ':shiftId': shiftId },
  }
  return { Update }
}
