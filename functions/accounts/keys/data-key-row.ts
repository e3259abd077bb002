import { accountRow, namingVersion } from '../../shared/crypto/key-rows.ts'

export type DataKeyRow = {
  readonly accountId: string
  readonly current: number
  /** Epoch milliseconds. */
  readonly since: number
  readonly keys: Readonly<Record<string, Uint8Array>>
}

export function dataKeyRow({ pk, current, since = 0, keys }: Record<string, unknown>): DataKeyRow {
  return {
    accountId: String(pk).slice(accountRow('').length),
    current: Number(current),
    since: Number(since),
    keys: keys as DataKeyRow['keys'],
  }
}

/** `namingVersion` seals nothing. */
export function sealingVersions({ keys }: DataKeyRow): number[] {
  return Object.keys(keys)
    .map(Number)
    .filter((version) => version !== namingVersion)
}
