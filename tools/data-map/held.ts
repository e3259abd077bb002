import type * as z from 'zod'
import { exporters } from '../../functions/exports/registry/all-exporters.ts'
import { type ItemType, itemTypes } from '../../functions/shared/keys.ts'

export type Held = {
  readonly type: ItemType
  readonly until: string
  readonly readable: readonly string[]
  readonly sealed: readonly { readonly field: string; readonly why: string }[]
}

/** @throws Error for a field without a reason */
export function heldItems(): Held[] {
  return itemTypes.map((type) => {
    const holds = exporters[type].holds
    const [first] = holds
    if (!first) throw new Error(`${type}: its exporter names no definition`)
    const readable = holds.flatMap((def) => def.readable ?? [])
    const sealed = holds.flatMap(({ personal, sealedLists = {} }) => [
      ...Object.entries(personal?.shape ?? {}).map(([field, schema]) => ({ field, why: whyOf(type, field, schema) })),
      ...Object.entries(sealedLists).map(([field, why]) => ({ field, why })),
    ])
    return { type, until: first.until, readable: [...new Set(readable)], sealed: distinct(sealed) }
  })
}

function whyOf(type: ItemType, field: string, schema: z.core.$ZodType): string {
  const why = (schema as z.ZodType).meta()?.['why']
  if (typeof why !== 'string') throw new Error(`${type}.${field}: say why it is kept, .meta({ why: '…' })`)
  return why
}

/** Two kinds of row of one type may hold the same field. */
function distinct(fields: Held['sealed']): Held['sealed'] {
  return [...new Map(fields.map((each) => [`${each.field} ${each.why}`, each])).values()]
}
