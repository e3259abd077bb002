import { QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { keyVersionOf } from '../shared/cipher.ts'
import { accountRowKey } from '../shared/key-rows.ts'
import { partitionsOf } from '../shared/keys.ts'
import type { Table } from '../shared/table.ts'
import type { KeptKeys, Look } from './kept-keys.ts'
import { everyAccountsKeys } from './kept-keys-store.ts'

export type KeyUseStore = ReturnType<typeof keyUseStore>
type KeylessTable = Pick<Table, 'name' | 'send' | 'attempt'>

/** Which keys an account's rows were sealed with: read from the envelopes, with no key to open any. */
export function keyUseStore({ name, send, attempt }: KeylessTable, keyTable: string) {
  /** Unless another key seals meanwhile: then the look begins anew. */
  async function keep({ accountId, current }: KeptKeys, update: string, values: object, more: object = {}) {
    const write = new UpdateCommand({
      ...accountRowKey(keyTable, accountId),
      UpdateExpression: update,
      ConditionExpression: '#current = :current',
      ExpressionAttributeNames: { '#current': 'current', ...more },
      ExpressionAttributeValues: { ':current': current, ...values },
    })
    await attempt(
      () => send(write).then(() => undefined),
      () => undefined,
    )
  }

  return {
    accounts: () => everyAccountsKeys({ send }, keyTable),

    /**
     * Goes on with a look through every row of the account. `from` in the answer is where time ran out, and not there when
     * all were seen. A key that has not sealed for a month needs no strong reads, which cost twice.
     */
    async lookOn(accountId: string, { found, from }: Partial<Look>, hasTime: () => boolean): Promise<Partial<Look>> {
      const versions = new Set(found)
      const partitions = partitionsOf(accountId)
      const first = from ? partitions.findIndex(({ pk }) => pk === from.pk) : 0
      for (const { pk } of partitions.slice(Math.max(first, 0))) {
        let start: Record<string, unknown> | undefined = pk === from?.pk && from.sk !== '' ? { ...from } : undefined
        do {
          if (!hasTime()) return { found: [...versions], from: { pk, sk: String(start?.['sk'] ?? '') } }
          const query = new QueryCommand({
            TableName: name,
            KeyConditionExpression: 'pk = :pk',
            ProjectionExpression: 'sealed',
            ExpressionAttributeValues: { ':pk': pk },
            ExclusiveStartKey: start,
          })
          const { Items = [], LastEvaluatedKey } = await send(query)
          for (const { sealed } of Items) if (sealed instanceof Uint8Array) versions.add(keyVersionOf(sealed))
          start = LastEvaluatedKey
        } while (start)
      }
      return { found: [...versions] }
    },

    /** Where a look goes on another time. */
    keepPlace: (account: KeptKeys, look: Partial<Look>) => keep(account, 'SET look = :look', { ':look': look }),

    /** What a look has found: since when which versions are unused, and which are given up. */
    async keepLook(account: KeptKeys, unused: KeptKeys['unused'], gone: readonly number[], now: number) {
      const removed = ['look', ...gone.map((_version, index) => `#keys.#gone${index}`)]
      const names = {
        ...(gone.length > 0 && { '#keys': 'keys' }),
        ...Object.fromEntries(gone.map((version, index) => [`#gone${index}`, String(version)])),
      }
      const update = `SET unused = :unused, lookedAt = :now REMOVE ${removed}`
      await keep(account, update, { ':unused': unused, ':now': now }, names)
    },
  }
}
