import { QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { keyVersionOf } from '../../shared/crypto/cipher.ts'
import { accountRowKey } from '../../shared/crypto/key-rows.ts'
import { partitionsOf } from '../../shared/keys.ts'
import type { Table } from '../../shared/table/table.ts'
import type { KeyUsageScan } from '../domain/key-usage-scan.ts'

export type KeyUsageStore = ReturnType<typeof keyUsageStore>
type Met = Pick<KeyUsageScan, 'unseenVersions' | 'place'>

/** Which keys an account's rows were sealed with: read from the envelopes, with no key to open any. */
export function keyUsageStore({ name, send, tryWrite }: Pick<Table, 'name' | 'send' | 'tryWrite'>, keyTable: string) {
  return {
    /**
     * Goes on with a look through the rows of the account until each of the keys was met. `place` in the answer is where time
     * ran out. A key that has not sealed for a month needs no strong reads, which cost twice.
     */
    async scanKeyUsage(accountId: string, { unseenVersions, place }: Met, hasTime: () => boolean): Promise<Met> {
      const left = new Set(unseenVersions)
      const partitions = partitionsOf(accountId)
      const first = place ? partitions.findIndex(({ pk }) => pk === place.pk) : 0
      for (const { pk } of partitions.slice(Math.max(first, 0))) {
        let start: Record<string, unknown> | undefined = pk === place?.pk && place.sk !== '' ? { ...place } : undefined
        do {
          if (left.size === 0) return { unseenVersions: [] }
          if (!hasTime()) return { unseenVersions: [...left], place: { pk, sk: String(start?.['sk'] ?? '') } }
          const query = new QueryCommand({
            TableName: name,
            KeyConditionExpression: 'pk = :pk',
            ProjectionExpression: 'sealed',
            ExpressionAttributeValues: { ':pk': pk },
            ExclusiveStartKey: start,
          })
          const { Items = [], LastEvaluatedKey } = await send(query)
          for (const { sealed } of Items) if (sealed instanceof Uint8Array) left.delete(keyVersionOf(sealed))
          start = LastEvaluatedKey
        } while (start)
      }
      return { unseenVersions: [...left] }
    },

    /** Deletes versions, unless another key seals by now: then the looks begin anew. */
    async giveUp(accountId: string, current: number, versions: readonly number[]): Promise<void> {
      const names = versions.map((version, index) => [`#v${index}`, String(version)] as const)
      const update = new UpdateCommand({
        ...accountRowKey(keyTable, accountId),
        UpdateExpression: `REMOVE ${names.map(([each]) => `#keys.${each}`)}`,
        ConditionExpression: '#current = :current',
        ExpressionAttributeNames: { '#keys': 'keys', '#current': 'current', ...Object.fromEntries(names) },
        ExpressionAttributeValues: { ':current': current },
      })
      await tryWrite(
        () => send(update).then(() => undefined),
        () => undefined,
      )
    },
  }
}
