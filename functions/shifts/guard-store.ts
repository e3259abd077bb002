import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { hoursGuardKey } from '../shared/keys.ts'
import { absent, type Table, type Write } from '../shared/table.ts'
import { HoursGuardItem } from './items.ts'

export type GuardStore = ReturnType<typeof guardStore>

/** What keeps the shifts of one worker from overlapping when several write at once. */
export function guardStore(table: Table) {
  /** Which turn it is: to be read before the worker's shifts are looked at. */
  async function findTurn(accountId: string, memberId: string): Promise<number> {
    const Key = hoursGuardKey(accountId, memberId)
    const { Item } = await table.send(new GetCommand({ TableName: table.name, Key, ConsistentRead: true }))
    return Item ? (await table.item(HoursGuardItem, Item)).turn : 0
  }

  return { findTurn }
}

/** The write that goes with every change of a worker's times: it fails when somebody else took the turn. */
export function turnTaken(table: Pick<Table, 'name'>, accountId: string, memberId: string, turn: number): Write {
  const Item = { ...hoursGuardKey(accountId, memberId), type: 'hoursGuard', memberId, turn: turn + 1 }
  const condition =
    turn === 0
      ? { ConditionExpression: absent }
      : { ConditionExpression: 'turn = :turn', ExpressionAttributeValues: { ':turn': turn } }
  return { Put: { TableName: table.name, Item, ...condition } }
}
