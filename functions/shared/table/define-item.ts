import * as z from 'zod'
import type { ItemType, Key } from '../keys.ts'

// Compiling schemas costs a cold start milliseconds and saves later requests microseconds.
z.config({ jitless: true })

/** Lists whose values a store seals one by one, and appends without reading the others. */
export const sealedLists = ['tail'] as const

/**
 * `clear` fields are readable in the table (ids, times, states, counts, hashes); `personal` fields are sealed as one
 * attribute. docs/data-map.md is generated from `until`, `readable` and the `why` of each personal field.
 */
export type ItemDef<
  Clear extends z.ZodObject = z.ZodObject,
  Personal extends z.ZodObject | undefined = z.ZodObject | undefined,
> = {
  readonly type: ItemType
  readonly until: string
  readonly readable?: string
  readonly key: (accountId: string, item: z.infer<Clear>) => Key
  readonly clear: Clear
  readonly personal: Personal
  /** Personal fields that earlier releases stored readable: from rows that do not have them sealed, they are read as they lie. */
  readonly formerlyClear?: readonly string[]
  /** Clear fields that stand in the key, and not again in the row. */
  readonly inKey?: Readonly<Record<string, ((key: Key) => string) | undefined>>
  /** Why each is kept. */
  readonly sealedLists?: Partial<Readonly<Record<(typeof sealedLists)[number], string>>>
}

export type Item<Def extends ItemDef> = z.infer<Def['clear']> &
  (Def['personal'] extends z.ZodObject ? z.infer<Def['personal']> : unknown)

export type Row = Key & { type: ItemType; sealed?: Uint8Array; ttl?: number; [attribute: string]: unknown }

export function defineItem<Clear extends z.ZodObject, Personal extends z.ZodObject>(definition: {
  type: ItemType
  until: string
  readable?: string
  key: (accountId: string, item: z.infer<Clear>) => Key
  clear: Clear
  personal: Personal
  formerlyClear?: readonly (keyof Personal['shape'] & string)[]
}): ItemDef<Clear, Personal>
export function defineItem<Clear extends z.ZodObject>(definition: {
  type: ItemType
  until: string
  readable?: string
  key: (accountId: string, item: z.infer<Clear>) => Key
  clear: Clear
  inKey?: { readonly [Name in keyof Clear['shape'] & string]?: (key: Key) => string }
  sealedLists?: NonNullable<ItemDef['sealedLists']>
}): ItemDef<Clear, undefined>
export function defineItem(definition: Omit<ItemDef, 'personal'> & { personal?: z.ZodObject }): ItemDef {
  return { ...definition, personal: definition.personal }
}
