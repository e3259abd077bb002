import type { ItemType, Key } from './keys.ts'

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
export const rowNaming = (pointersOf: (row: Record<string, unknown>) => readonly Key[]): Eraser => ({
  how: 'row',
  pointersOf,
})
export const erasedWith = (owner: ItemType): Eraser => ({ how: 'with', owner })
/** Of no account at all. */
export const apart: Eraser = { how: 'apart' }
export const kept = (why: string, until: string): Eraser => ({ how: 'kept', why, until })
