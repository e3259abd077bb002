import type { ItemType, Key } from '../keys.ts'

/**
 * How the rows of one item type leave: most are just deleted; a row may name pointers, which go before it. A pointer's
 * own entry says whose rows name it. The record over `ItemType` in accounts/ does not compile with one missing.
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
/** Of no account at all. */
export const notAccountData: Eraser = { how: 'apart' }
export const retained = (why: string, until: string): Eraser => ({ how: 'kept', why, until })

type Stored = Record<string, unknown>

/**
 * Rows that leave though their account stays: those of a stretch of one partition (sort keys from `from` to before `to`),
 * or those among them with that attribute (in a list of several: `isList`). `before` names what must be gone before such a row, by which alone it is found;
 * `along` the rows that go with it, besides the pointers that its eraser knows.
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

/** The one row. */
export const onlyRow = (type: ItemType, { pk, sk }: Key): RowSet => ({ type, pk, from: sk, to: sk })
/** The rows whose sort keys go on behind this one, which ends with `#`. */
export const rowsBehind = (type: ItemType, { pk, sk }: Key): RowSet => ({
  type,
  pk,
  from: sk,
  to: `${sk.slice(0, -1)}$`,
})
