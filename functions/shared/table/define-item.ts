import * as z from 'zod'
import type { ItemType, Key } from '../keys.ts'

// Compiling schemas costs a cold start milliseconds and saves later requests microseconds.
z.config({ jitless: true })

/**
 * The definition of an item type. `clear` fields are readable in the table (ids, times, states, counts, hashes); `personal`
 * fields form one attribute, sealed with the account's data key. In memory an item has both. Each personal field states in
 * its `meta` `why` it is stored; docs/data-map.md is generated from that, `until` and `readable`.
 */
export type ItemDef<
  Clear extends z.ZodObject = z.ZodObject,
  Personal extends z.ZodObject | undefined = z.ZodObject | undefined,
> = {
  readonly type: ItemType
  /** How long a row is stored, in prose. */
  readonly until: string
  /** What the clear fields reveal about a person. */
  readonly readable?: string
  readonly key: (accountId: string, item: z.infer<Clear>) => Key
  readonly clear: Clear
  readonly personal: Personal
}

export type Item<Def extends ItemDef> = z.infer<Def['clear']> &
  (Def['personal'] extends z.ZodObject ? z.infer<Def['personal']> : unknown)

/** An item as stored. */
export type Row = Key & { type: ItemType; sealed?: Uint8Array; ttl?: number; [attribute: string]: unknown }

export function defineItem<Clear extends z.ZodObject, Personal extends z.ZodObject>(definition: {
  type: ItemType
  until: string
  readable?: string
  key: (accountId: string, item: z.infer<Clear>) => Key
  clear: Clear
  personal: Personal
}): ItemDef<Clear, Personal>
export function defineItem<Clear extends z.ZodObject>(definition: {
  type: ItemType
  until: string
  readable?: string
  key: (accountId: string, item: z.infer<Clear>) => Key
  clear: Clear
}): ItemDef<Clear, undefined>
export function defineItem(definition: Omit<ItemDef, 'personal'> & { personal?: z.ZodObject }): ItemDef {
  return { ...definition, personal: definition.personal }
}
