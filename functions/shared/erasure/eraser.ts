import type { ItemType, Key } from '../keys.ts'
import type { Range } from '../table/range.ts'

/** `row`: deleted after the pointers that it names. `with-owner`: a pointer, deleted with the `owner` that names it. */
export type Eraser =
  | { readonly how: 'row'; readonly pointersOf: (row: Record<string, unknown>) => readonly Key[] }
  | { readonly how: 'with-owner'; readonly owner: ItemType }
  | { readonly how: 'not-account-data' }
  | { readonly how: 'retained'; readonly why: string; readonly until: string }

export const plainRow: Eraser = { how: 'row', pointersOf: () => [] }
export const rowWithPointers = (pointersOf: (row: Record<string, unknown>) => readonly Key[]): Eraser => ({
  how: 'row',
  pointersOf,
})
export const erasedWithOwner = (owner: ItemType): Eraser => ({ how: 'with-owner', owner })
export const notAccountData: Eraser = { how: 'not-account-data' }
export const retained = (why: string, until: string): Eraser => ({ how: 'retained', why, until })

type Stored = Record<string, unknown>

/** `users`: rows of the partition whose attribute has the value. The subject of one exists until its erasure is requested. */
export type SharedRow = {
  readonly key: Key
  readonly users: {
    readonly pk: string
    readonly name: string
    readonly value: string
    readonly subjectOf: (row: Stored) => Key
  }
}

/**
 * Rows of one data subject, erased while the account stays. `where`: an attribute, or one of its list, has the value.
 * `dependents` can only be found through the row, so they are erased before it; `cascadeKeys` are deleted with it; `shared` too,
 * if no other subject uses it.
 */
export type RowSet = Range & {
  readonly type: ItemType
  readonly where?: { readonly name: string; readonly value: string; readonly isList?: boolean }
  readonly dependents?: (row: Stored) => readonly RowSet[]
  readonly cascadeKeys?: (row: Stored) => readonly Key[]
  readonly shared?: (row: Stored) => readonly SharedRow[]
}
