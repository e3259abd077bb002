import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { toTtl } from '../../shared/clock.ts'
import { keyedHash } from '../../shared/crypto/keyed-hash.ts'
import { AppError } from '../../shared/errors.ts'
import { signInAttemptKey } from '../../shared/keys.ts'
import type { Table } from '../../shared/table/table.ts'
import { SignInAttemptItem } from '../items.ts'

export type SignInAttemptStore = ReturnType<typeof signInAttemptStore>

const most = 10
const windowMilliseconds = 15 * 60_000
const maxAttempts = 3

/** How often somebody has tried to sign in on our page with an address, which is kept as a keyed hash only. */
export function signInAttemptStore(table: Table) {
  /** The tries of the window that is open, with this one; undefined when none is. */
  function countTry(addressHash: string, now: number): Promise<number | undefined> {
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

  /** One, as the first try of a new window; undefined when another was first, or they would all count as the first. */
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
    /** Counts a try, right or wrong; false from the eleventh within a quarter of an hour on. */
    async mayTry(email: string, now: number): Promise<boolean> {
      const address = email.trim().toLowerCase() // as it is signed in with: spaces around it are no other address
      const addressHash = keyedHash(await table.keyring.derive('address-hash'), 'sign-in', address)
      for (let race = 0; race < maxAttempts; race += 1) {
        const tries = (await countTry(addressHash, now)) ?? (await beginWindow(addressHash, now))
        if (tries !== undefined) return tries <= most
      }
      throw new AppError('unavailable')
    },
  }
}
