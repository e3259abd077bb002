import { DeleteCommand, GetCommand } from '@aws-sdk/lib-dynamodb'
import { toTtl } from '../../shared/clock.ts'
import { toInstant } from '../../shared/instant.ts'
import { type Key, memberLockKey, partitionOf, refusedAliasKey, shiftAliasKey } from '../../shared/keys.ts'
import { queryPages } from '../../shared/table/query-pages.ts'
import { ifNotExists, type Table, type Write } from '../../shared/table/table.ts'
import { refusedMilliseconds } from '../domain/rules/phone-times.ts'
import { type ShiftAlias, ShiftAliasItem } from './shift-items.ts'

/** More than any phone has; a client in a loop fills no table. */
const maxRefusedPerDay = 50

export type ShiftAliasStore = ReturnType<typeof shiftAliasStore>

export function shiftAliasStore(table: Table) {
  /** Of a clock-in that joined a shift. */
  async function findAlias(accountId: string, alias: string): Promise<ShiftAlias | undefined> {
    return read(shiftAliasKey(accountId, alias))
  }

  /** Of this member’s clock-in that was refused. */
  async function findRefused(accountId: string, memberId: string, alias: string): Promise<ShiftAlias | undefined> {
    return read(refusedAliasKey(accountId, alias, memberId))
  }

  async function read(Key: Key): Promise<ShiftAlias | undefined> {
    const { Item } = await table.send(new GetCommand({ TableName: table.name, Key, ConsistentRead: true }))
    return Item && table.item(ShiftAliasItem, Item)
  }

  /**
   * After the removal of a shift: its ids mean none from now on. Few shifts are removed, so it may read every alias of the
   * account. Idempotent; until then an alias of a missing shift means none. `now`: epoch milliseconds.
   */
  async function forgetAliases(accountId: string, shiftId: string, now: number): Promise<void> {
    const pages = queryPages(table, {
      KeyConditionExpression: 'pk = :pk',
      FilterExpression: 'shiftId = :shiftId',
      ExpressionAttributeValues: { ':pk': partitionOf(accountId, 'shiftAlias'), ':shiftId': shiftId },
      ConsistentRead: true,
    })
    for await (const { Items = [] } of pages) {
      for (const { sk, memberId } of Items) {
        const alias = String(sk)
        const refused = await refusedWrite(table, accountId, { alias, memberId: String(memberId) }, now)
        const Delete = { TableName: table.name, Key: shiftAliasKey(accountId, alias) }
        await table.transact([refused, { Delete }], () => undefined)
      }
    }
  }

  /**
   * Remembers for 15 days that the clock-in with this id was refused; `at`: its time, if that was valid. Returns false, without
   * a write, from the 51st of a member’s day on, and for an id that is known as refused. `now`, `at`: epoch
   * milliseconds.
   */
  async function rememberRefused(
    accountId: string,
    memberId: string,
    { alias, at }: Pick<ShiftAlias, 'alias' | 'at'>,
    now: number,
  ): Promise<boolean> {
    const day = toInstant(now).slice(0, 10)
    const { Put } = await refusedWrite(table, accountId, { alias, memberId, at }, now)
    const put = {
      ...Put,
      ...(at === undefined
        ? { ConditionExpression: ifNotExists }
        : {
            ConditionExpression: `${ifNotExists} OR attribute_not_exists(#at)`,
            ExpressionAttributeNames: { '#at': 'at' },
          }),
    }
    for (const isFirst of [false, true]) {
      const counted = countRefused(accountId, memberId, day, isFirst)
      const refused = await table.transact([{ Put: put }, counted], (failed) => failed.map(({ index }) => index))
      if (!refused) return true
      if (refused.includes(0)) return false
    }
    return false
  }

  /** For an id that has a shift of its own by now. */
  async function forgetRefused(accountId: string, memberId: string, alias: string): Promise<void> {
    const { Delete } = refusedDelete(table, accountId, memberId, alias)
    await table.send(new DeleteCommand(Delete))
  }

  function countRefused(accountId: string, memberId: string, day: string, isFirst: boolean): Write {
    const Update = {
      TableName: table.name,
      Key: memberLockKey(accountId, memberId),
      UpdateExpression: isFirst
        ? 'SET refusedOn = :day, refusedIds = :one, memberId = :memberId, #type = :type'
        : 'SET memberId = :memberId, #type = :type ADD refusedIds :one',
      ConditionExpression: isFirst
        ? 'attribute_not_exists(refusedOn) OR refusedOn <> :day'
        : 'refusedOn = :day AND refusedIds < :most',
      ExpressionAttributeNames: { '#type': 'type' },
      ExpressionAttributeValues: {
        ':day': day,
        ':one': 1,
        ':memberId': memberId,
        ':type': 'memberLock',
        ...(!isFirst && { ':most': maxRefusedPerDay }),
      },
    }
    return { Update }
  }

  return { findAlias, findRefused, forgetAliases, rememberRefused, forgetRefused }
}

/** Goes with the transaction that lets a clock-in join a shift. */
export async function aliasWrite(
  table: Pick<Table, 'name' | 'row'>,
  accountId: string,
  alias: ShiftAlias,
): Promise<Write> {
  return { Put: { TableName: table.name, Item: await table.row(ShiftAliasItem, accountId, alias) } }
}

/** For an id that gets a shift of its own after all. */
export function refusedDelete(table: Pick<Table, 'name'>, accountId: string, memberId: string, alias: string) {
  return { Delete: { TableName: table.name, Key: refusedAliasKey(accountId, alias, memberId) } }
}

/** An id that means no shift from now on, and for 15 days. `now`: epoch milliseconds. */
export async function refusedWrite(
  table: Pick<Table, 'name' | 'row'>,
  accountId: string,
  { alias, memberId, at }: Pick<ShiftAlias, 'alias' | 'memberId' | 'at'>,
  now: number,
) {
  const extra = { ttl: toTtl(now + refusedMilliseconds) }
  return {
    Put: { TableName: table.name, Item: await table.row(ShiftAliasItem, accountId, { alias, memberId, at }, extra) },
  }
}
