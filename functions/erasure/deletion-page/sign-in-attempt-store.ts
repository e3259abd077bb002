import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { retryOnConflict } from '../../shared/background/retry.ts'
import { toTtl } from '../../shared/clock.ts'
import { keyedHash } from '../../shared/crypto/keyed-hash.ts'
import { signInAttemptKey } from '../../shared/keys.ts'
import type { Table } from '../../shared/table/table.ts'
import { SignInAttemptItem } from '../items.ts'

export type SignInAttemptStore = ReturnType<typeof signInAttemptStore>

const maxSignIns = 10
const windowMilliseconds = 15 * 60_000
const maxAttempts = 3

export function signInAttemptStore(table: Table) {
  /** Returns undefined when there is no current window. */
  function countInWindow(addressHash: string, now: number): Promise<number | undefined> {
    const count = new UpdateCommand({
      TableName: table.name,
      Key: signInAttemptKey(addressHash),
      UpdateExpression: 'ADD tries :one',
      ConditionExpression: 'endsAt > :now',
      ExpressionAttributeValues: { ':one': 1, ':now': now },
      ReturnValues: 'UPDATED_NEW',
    })
    return table.tryWrite(
      () => table.send(count).then(({ Attributes }) => Number(Attributes?.['tries'])),
      () => undefined,
    )
  }

  /** Returns undefined when a concurrent attempt began the window. */
  async function beginWindow(addressHash: string, now: number): Promise<number | undefined> {
    const endsAt = now + windowMilliseconds
    const put = new PutCommand({
      TableName: table.name,
      Item: await table.row(SignInAttemptItem, '', { addressHash, tries: 1, endsAt }, { ttl: toTtl(endsAt) }),
      ConditionExpression: 'attribute_not_exists(pk) OR endsAt <= :now',
      ExpressionAttributeValues: { ':now': now },
    })
    return table.tryWrite(
      () => table.send(put).then(() => 1),
      () => undefined,
    )
  }

  return {
    /** Counts successful attempts too. Returns false from the eleventh within 15 minutes on. */
    async countAttempt(email: string, now: number): Promise<boolean> {
      const address = email.trim().toLowerCase() // as Cognito compares it
      const addressHash = keyedHash(await table.keyring.derive('address-hash'), 'sign-in', address)
      const attempts = await retryOnConflict(
        maxAttempts,
        async () => (await countInWindow(addressHash, now)) ?? (await beginWindow(addressHash, now)),
      )
      return attempts <= maxSignIns
    },
  }
}
