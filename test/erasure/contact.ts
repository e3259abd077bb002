import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { AccountItem } from '../../functions/shared/identity/account.ts'
import type { Principal } from '../../functions/shared/identity/principal.ts'
import type { World } from '../accounts/world.ts'

/** The owner of an account with this contact address, which is confirmed unless `verified` is another. */
export async function withContact(
  world: World,
  owner: Principal,
  contactEmail: string,
  verifiedContact = contactEmail,
): Promise<Principal> {
  const { table } = world
  const account = { ...(await owner.openAccount()), contactEmail, verifiedContact }
  const { pk, sk, sealed } = await table.row(AccountItem, owner.accountId, account)
  await table.send(
    new UpdateCommand({
      TableName: table.name,
      Key: { pk, sk },
      UpdateExpression: 'SET sealed = :sealed',
      ExpressionAttributeValues: { ':sealed': sealed },
    }),
  )
  return world.as(owner.sub)
}
