import { QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { keyVersionOf } from '../../shared/crypto/cipher.ts'
import { accountRowKey } from '../../shared/crypto/key-rows.ts'
import { partitionsOf } from '../../shared/keys.ts'
import { sealedLists } from '../../shared/table/define-item.ts'
import type { Table } from '../../shared/table/table.ts'
import type { KeyUsageScan } from '../domain/key-usage-scan.ts'

const sealedAttributes = ['sealed', ...sealedLists]

export type KeyUsageStore = ReturnType<typeof keyUsageStore>
type ScanResult = Pick<KeyUsageScan, 'unseenVersions' | 'position'>

/** Reads key versions from envelopes; has no right to open one. */
export function keyUsageStore({ name, send, tryWrite }: Pick<Table, 'name' | 'send' | 'tryWrite'>, keyTable: string) {
  return {
    /**
     * Returns `position` when time ran out. Eventually consistent reads suffice: these keys have not sealed for a
     * month.
     */
    async scanKeyUsage(
      accountId: string,
      { unseenVersions, position }: ScanResult,
      hasTime: () => boolean,
    ): Promise<ScanResult> {
      const left = new Set(unseenVersions)
      const partitions = partitionsOf(accountId)
      const first = position ? partitions.findIndex(({ pk }) => pk === position.pk) : 0
      for (const { pk } of partitions.slice(Math.max(first, 0))) {
        let start: Record<string, unknown> | undefined =
          pk === position?.pk && position.sk !== '' ? { ...position } : undefined
        do {
          if (left.size === 0) return { unseenVersions: [] }
          if (!hasTime()) return { unseenVersions: [...left], position: { pk, sk: String(start?.['sk'] ?? '') } }
          const query = new QueryCommand({
            TableName: name,
            KeyConditionExpression: 'pk = :pk',
            ProjectionExpression: sealedAttributes.join(', '),
            ExpressionAttributeValues: { ':pk': pk },
            ExclusiveStartKey: start,
          })
          const { Items = [], LastEvaluatedKey } = await send(query)
          for (const sealed of Items.flatMap(sealedIn)) left.delete(keyVersionOf(sealed))
          start = LastEvaluatedKey
        } while (start)
      }
      return { unseenVersions: [...left] }
    },

    async deleteVersions(accountId: string, current: number, versions: readonly number[]): Promise<void> {
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

function sealedIn(row: Record<string, unknown>): Uint8Array[] {
  return sealedAttributes.flatMap((name) => row[name]).filter((value) => value instanceof Uint8Array)
}
