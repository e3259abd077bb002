import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { toInstant } from '../instant.ts'
import { loginKey } from '../keys.ts'
import type { Table } from '../table/table.ts'
import { type Login, LoginItem } from './login.ts'

/** Strongly consistent. */
export async function findLogin(table: Table, sub: string): Promise<Login | undefined> {
  const get = new GetCommand({ TableName: table.name, Key: loginKey(sub), ConsistentRead: true })
  const { Item } = await table.send(get)
  return Item && table.item(LoginItem, Item)
}

/**
 * Once per login: afterwards no `invitedUntil` is found. Of an acceptance and the end of the invitation, the first write
 * wins. Returns false when the invitation has ended. `now` in epoch milliseconds.
 */
export async function acceptInvitation(
  table: Pick<Table, 'name' | 'send' | 'tryWrite'>,
  sub: string,
  now: number,
): Promise<boolean> {
  const accept = new UpdateCommand({
    TableName: table.name,
    Key: loginKey(sub),
    UpdateExpression: 'SET acceptedAt = :at REMOVE invitedUntil',
    ConditionExpression: 'attribute_exists(invitedUntil) AND attribute_not_exists(invitationEndedAt)',
    ExpressionAttributeValues: { ':at': toInstant(now) },
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  })
  return table.tryWrite(
    () => table.send(accept).then(() => true),
    // a concurrent request may have accepted it
    (current) => current?.['acceptedAt'] !== undefined,
  )
}
