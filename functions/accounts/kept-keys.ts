import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { accountRow, namingVersion } from '../shared/key-rows.ts'
import type { Table } from '../shared/table.ts'

/** A look for what was sealed with which key that had no time to see everything: what it found, and where to go on. */
export type Look = { readonly found: readonly number[]; readonly from: { readonly pk: string; readonly sk: string } }

/** The data keys of one account as their row keeps them. Times in milliseconds since the epoch. */
export type KeptKeys = {
  readonly accountId: string
  readonly current: number
  /** Since when `current` seals. */
  readonly since: number
  /** Wrapped, by version; `namingVersion` seals nothing. */
  readonly keys: Readonly<Record<string, Uint8Array>>
  /** Older versions that nothing was sealed with, by when that was first seen. */
  readonly unused: Readonly<Record<string, number>>
  /** When somebody last looked for that. */
  readonly lookedAt: number
  readonly look: Look | undefined
}

/** The keys of all accounts, page by page, each as it was when its page was read. */
export async function* everyAccountsKeys({ send }: Pick<Table, 'send'>, keyTable: string): AsyncGenerator<KeptKeys> {
  let start: Record<string, unknown> | undefined
  do {
    const scan = new ScanCommand({ TableName: keyTable, ExclusiveStartKey: start, ConsistentRead: true })
    const { Items = [], LastEvaluatedKey } = await send(scan)
    for (const item of Items) if (String(item['pk']).startsWith(accountRow(''))) yield keptKeys(item)
    start = LastEvaluatedKey
  } while (start)
}

/** Versions that seal no more, and once did. */
export function olderVersions({ keys, current }: KeptKeys): number[] {
  return Object.keys(keys)
    .map(Number)
    .filter((version) => version !== current && version !== namingVersion)
}

function keptKeys(item: Record<string, unknown>): KeptKeys {
  const { pk, current, since = 0, keys, unused = {}, lookedAt = 0, look } = item
  return {
    accountId: String(pk).slice(accountRow('').length),
    current: Number(current),
    since: Number(since),
    keys: keys as KeptKeys['keys'],
    unused: unused as KeptKeys['unused'],
    lookedAt: Number(lookedAt),
    look: look as KeptKeys['look'],
  }
}
