import { namingVersion } from '../shared/key-rows.ts'
import type { Slice } from './slice.ts'

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

/** Account by account, as long as there is time. What fails for one holds nobody up; the first failure is thrown in the end. */
export async function forEachAccount(
  accounts: AsyncIterable<KeptKeys>,
  slice: Slice,
  work: (account: KeptKeys) => Promise<void>,
): Promise<void> {
  const failures: unknown[] = []
  for await (const account of accounts) {
    if (!slice.hasTime()) break
    await work(account).catch((error: unknown) => failures.push(error))
  }
  if (failures.length > 0) throw failures[0]
}

/** Versions that seal no more, and once did. */
export function olderVersions({ keys, current }: KeptKeys): number[] {
  return Object.keys(keys)
    .map(Number)
    .filter((version) => version !== current && version !== namingVersion)
}
