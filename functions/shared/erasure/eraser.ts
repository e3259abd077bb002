import type { ItemType, Key } from '../keys.ts'

/**
 * How an erasure treats the rows of one item type. `row`: deleted, after the pointers that it names. `with`: a pointer,
 * deleted with the `owner` that names it. `erasure/registry` does not compile unless every `ItemType` has an eraser.
 */
export type Eraser =
  | { readonly how: 'row'; readonly pointersOf: (row: Record<string, unknown>) => readonly Key[] }
  | { readonly how: 'with'; readonly owner: ItemType }
  | { readonly how: 'apart' }
  | { readonly how: 'kept'; readonly why: string; readonly until: string }

export const plainRow: Eraser = { how: 'row', pointersOf: () => [] }
export const rowWithPointers = (pointersOf: (row: Record<string, unknown>) => readonly Key[]): Eraser => ({
  how: 'row',
  pointersOf,
})
export const erasedWithOwner = (owner: ItemType): Eraser => ({ how: 'with', owner })
/** Rows that belong to no account. */
export const notAccountData: Eraser = { how: 'apart' }
export const retained = (why: string, until: string): Eraser => ({ how: 'kept', why, until })

type Stored = Record<string, unknown>

/**
 * Rows of one data subject, erased while the account stays: a range of one partition (`to` is exclusive), filtered by
 * `where` (with `isList`, the attribute is a list that holds the value). `dependents` can only be found through the row, so
 * they are erased before it; `cascadeKeys` are deleted with it, besides the pointers that its eraser knows.
 */
export type RowSet = {
  readonly type: ItemType
  readonly pk: string
  readonly from?: string
  readonly to?: string
  readonly where?: { readonly name: string; readonly value: string; readonly isList?: boolean }
  readonly dependents?: (row: Stored) => readonly RowSet[]
  readonly cascadeKeys?: (row: Stored) => readonly Key[]
}

export const onlyRow = (type: ItemType, { pk, sk }: Key): RowSet => ({ type, pk, from: sk, to: sk })
/** The rows whose sort keys begin with this one, which ends with `#`. */
export const rowsBehind = (type: ItemType, { pk, sk }: Key): RowSet => ({
  type,
  pk,
  from: sk,
  to: `${sk.slice(0, -1)}$`,
})
