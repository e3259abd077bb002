import { accountRow, namingVersion } from '../../shared/crypto/key-rows.ts'

/** The data keys of one account as their row keeps them. */
export type DataKeyRow = {
  readonly accountId: string
  readonly current: number
  /** Since when `current` seals, in milliseconds since the epoch. */
  readonly since: number
  /** Wrapped, by version; `namingVersion` seals nothing. */
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

/** Versions that have sealed something. */
export function sealingVersions({ keys }: DataKeyRow): number[] {
  return Object.keys(keys)
    .map(Number)
    .filter((version) => version !== namingVersion)
}
