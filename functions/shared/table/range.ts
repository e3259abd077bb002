import type { Key } from '../keys.ts'

/** Rows of one partition: sort keys from `from` (inclusive) to `to` (exclusive). */
export type Range = { readonly pk: string; readonly from?: string; readonly to?: string }

export function singleRow({ pk, sk }: Key): Range {
  return { pk, from: sk, to: sk }
}

/** The rows whose sort keys begin with the key's, which ends with `#`. */
export function rowsWithPrefix({ pk, sk }: Key): Range {
  return { pk, from: sk, to: `${sk.slice(0, -1)}$` }
}
