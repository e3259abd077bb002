import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { retryOnConflict } from '../../shared/background/retry.ts'
import { toTtl } from '../../shared/clock.ts'
import { keyedHash } from '../../shared/crypto/keyed-hash.ts'
import { ignoreNoRootKey } from '../../shared/crypto/root-keys-store.ts'
import { signInAttemptKey } from '../../shared/keys.ts'
import type { Table } from '../../shared/table/table.ts'
import { callerNetwork } from '../domain/caller-network.ts'
import { SignInAttemptItem } from '../items.ts'

export type SignInAttemptStore = ReturnType<typeof signInAttemptStore>

/**
 * By email address and caller, so that a stranger who tries an owner's address does not lock the owner out; and by caller, who
 * may try many addresses. Owners behind one router are one caller.
 */
const maxSignIns = { address: 10, caller: 100 } as const
const windowMilliseconds = 15 * 60_000
const maxAttempts = 3

export function signInAttemptStore(table: Table) {
  /** Returns undefined when there is no current window. */
  function countInWindow(hash: string, now: number): Promise<number | undefined> {
    const count = new UpdateCommand({
      TableName: table.name,
      Key: signInAttemptKey(hash),
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
  async function beginWindow(hash: string, now: number): Promise<number | undefined> {
    const endsAt = now + windowMilliseconds
    const put = new PutCommand({
      TableName: table.name,
      Item: await table.row(SignInAttemptItem, '', { hash, tries: 1, endsAt }, { ttl: toTtl(endsAt) }),
      ConditionExpression: 'attribute_not_exists(pk) OR endsAt <= :now',
      ExpressionAttributeValues: { ':now': now },
    })
    return table.tryWrite(
      () => table.send(put).then(() => 1),
      () => undefined,
    )
  }

  const attemptsOf = (hash: string, now: number): Promise<number> =>
    retryOnConflict(maxAttempts, async () => (await countInWindow(hash, now)) ?? (await beginWindow(hash, now)))

  return {
    /** Counts successful attempts too. Returns which limit of 15 minutes the attempt exceeds. `ip`: of the caller. */
    async countAttempt(email: string, ip: string, now: number): Promise<keyof typeof maxSignIns | undefined> {
      const key = await table.keyring.derive('address-hash').catch(ignoreNoRootKey)
      if (!key) return undefined // no account, so no owner
      const caller = callerNetwork(ip)
      const byCaller = await attemptsOf(keyedHash(key, 'sign-in-caller', caller), now)
      if (byCaller > maxSignIns.caller) return 'caller'
      const address = email.trim().toLowerCase() // as Cognito compares it
      const byAddress = await attemptsOf(keyedHash(key, 'sign-in', caller, address), now)
      return byAddress > maxSignIns.address ? 'address' : undefined
    },
  }
}
