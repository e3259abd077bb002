import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { every } from '../../shared/background/due.ts'
import { hoursGuardKey } from '../../shared/keys.ts'
import type { Table, Write } from '../../shared/table/table.ts'
import { latest } from '../domain/rules/erasure-cutoff.ts'
import { HoursGuardItem } from './shift-items.ts'

/** What is to be known of a worker before a shift of theirs is written. */
export interface Guard {
  /** Of the worker's times, which must be the same when the shift is written. */
  readonly turn: number
  /** An owner had all positions from before this moment erased. */
  readonly erasedBefore: string | undefined
}

export type GuardStore = ReturnType<typeof guardStore>

/** What keeps the shifts of one worker from overlapping when several write at once, and from taking what was erased. */
export function guardStore(table: Table) {
  /** To be read before the worker's shifts are looked at. */
  async function findGuard(accountId: string, memberId: string): Promise<Guard> {
    const [own, all] = await Promise.all([memberId, every].map((id) => readGuard(accountId, id)))
    return { turn: own?.turn ?? 0, erasedBefore: latest(own?.trackErasedBefore, all?.trackErasedBefore) }
  }

  async function readGuard(accountId: string, id: string) {
    const Key = hoursGuardKey(accountId, id)
    const { Item } = await table.send(new GetCommand({ TableName: table.name, Key, ConsistentRead: true }))
    return Item && table.item(HoursGuardItem, Item)
  }

  /** From now on no shift that is written takes positions from before that moment; of one worker, or of all. */
  async function takeNoneBefore(accountId: string, memberId = every, before: string): Promise<void> {
    const update = new UpdateCommand({
      TableName: table.name,
      Key: hoursGuardKey(accountId, memberId),
      UpdateExpression: 'SET trackErasedBefore = :before, memberId = :memberId, #type = :type',
      ConditionExpression: 'attribute_not_exists(trackErasedBefore) OR trackErasedBefore < :before',
      ExpressionAttributeNames: { '#type': 'type' },
      ExpressionAttributeValues: { ':before': before, ':memberId': memberId, ':type': 'hoursGuard' },
    })
    await table.attempt<unknown, void>(
      () => table.send(update),
      () => undefined,
    )
  }

  return { findGuard, takeNoneBefore }
}

/** The write that goes with every change of a worker's times: it fails when somebody else took the turn. */
export function turnTaken(table: Pick<Table, 'name'>, accountId: string, memberId: string, turn: number): Write {
  const values = { ':next': turn + 1, ':memberId': memberId, ':type': 'hoursGuard' }
  const Update = {
    TableName: table.name,
    Key: hoursGuardKey(accountId, memberId),
    UpdateExpression: 'SET turn = :next, memberId = :memberId, #type = :type',
    ConditionExpression: turn === 0 ? 'attribute_not_exists(turn)' : 'turn = :turn',
    ExpressionAttributeNames: { '#type': 'type' },
    ExpressionAttributeValues: turn === 0 ? values : { ...values, ':turn': turn },
  }
  return { Update }
}
