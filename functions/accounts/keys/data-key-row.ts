import { accountRow, namingVersion } from '../../shared/crypto/key-rows.ts'

/** The data keys of one account, as stored in the key table. */
export type DataKeyRow = {
  readonly accountId: string
  readonly current: number
  /** Since when `current` seals, in epoch milliseconds. */
  readonly since: number
  /** Wrapped keys by version. */
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

/** All versions but `namingVersion`, which only derives names and seals nothing. */
export function sealingVersions({ keys }: DataKeyRow): number[] {
  return Object.keys(keys)
    .map(Number)
    .filter((version) => version !== namingVersion)
}
