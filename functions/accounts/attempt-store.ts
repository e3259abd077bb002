import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { toTtl } from '../shared/clock.ts'
import { signInAttemptKey } from '../shared/keys.ts'
import { keyedHash } from '../shared/secrets.ts'
import type { Table } from '../shared/table.ts'
import { SignInAttemptItem } from './items.ts'

export type AttemptStore = ReturnType<typeof attemptStore>

const most = 10
const windowMilliseconds = 15 * 60_000

/** How often somebody has tried to sign in on our page with an address, which is kept as a keyed hash only. */
export function attemptStore(table: Table) {
  return {
    /** Counts a try, right or wrong; false from the eleventh within a quarter of an hour on. */
    async mayTry(email: string, now: number): Promise<boolean> {
      const addressHash = keyedHash(await table.keyring.derive('address-hash'), 'sign-in', email.toLowerCase())
      const count = new UpdateCommand({
        TableName: table.name,
        Key: signInAttemptKey(addressHash),
        UpdateExpression: 'ADD tries :one',
        ConditionExpression: 'endsAt > :now',
        ExpressionAttributeValues: { ':one': 1, ':now': now },
        ReturnValues: 'UPDATED_NEW',
      })
      const tries = await table.attempt(
        () => table.send(count).then(({ Attributes }) => Number(Attributes?.['tries'])),
        () => undefined,
      )
      if (tries !== undefined) return tries <= most
      const endsAt = now + windowMilliseconds
      const Item = await table.row(SignInAttemptItem, '', { addressHash, tries: 1, endsAt }, { ttl: toTtl(endsAt) })
      await table.send(new PutCommand({ TableName: table.name, Item }))
      return true
    },
  }
}
