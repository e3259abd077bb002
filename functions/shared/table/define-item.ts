import * as z from 'zod'
import type { ItemType, Key } from '../keys.ts'

// To compile a schema takes milliseconds of a container's first request, and saves some microseconds of each later one.
z.config({ jitless: true })

/**
 * What a kind of row holds: `clear` is readable in the table (ids, times, states, counts, hashes), `personal` is kept as
 * one attribute, sealed with the account's data key. An item in memory is both together. Each personal field says `why`
 * it is kept, in its meta: with `until` and `readable` the data map is made of that.
 */
export type ItemDef<
  Clear extends z.ZodObject = z.ZodObject,
  Personal extends z.ZodObject | undefined = z.ZodObject | undefined,
> = {
  readonly type: ItemType
  /** How long such a row is kept: for people to read. */
  readonly until: string
  /** What it tells of a person without being opened. */
  readonly readable?: string
  readonly key: (accountId: string, item: z.infer<Clear>) => Key
  readonly clear: Clear
  readonly personal: Personal
}

export type Item<Def extends ItemDef> = z.infer<Def['clear']> &
  (Def['personal'] extends z.ZodObject ? z.infer<Def['personal']> : unknown)

/** A row as the table keeps it. */
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
