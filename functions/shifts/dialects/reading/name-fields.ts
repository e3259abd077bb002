import { type Field, fieldOf, type Meaning, plainName } from './field-names.ts'
import { isBlank, type Reader } from './read-value.ts'

export type NamedValue = { readonly field: Field; readonly value: unknown }

/** The fields of one object whose names are known, by what they say. */
export type NamedFields = ReadonlyMap<Meaning, readonly NamedValue[]>

/** Objects beside a position that hold more about it. */
const partNames: ReadonlySet<string> = new Set('properties attributes values extras battery activity'.split(' '))

/** Of a part, such as `activity: {type}`. */
const innerNames: Readonly<Record<string, string>> = { activity: 'type' }

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** With the fields of the parts, for which names that the object has itself go first. */
export function nameFields(object: Record<string, unknown>): NamedFields {
  const named = new Map<Meaning, NamedValue[]>()
  const parts: [string, Record<string, unknown>][] = []
  for (const [key, value] of Object.entries(object)) {
    if (isObject(value)) parts.push([plainName(key.slice(0, 40)), value])
    else addField(named, key, value)
  }
  for (const [part, fields] of parts) {
    if (!partNames.has(part)) addField(named, part, fields)
    else for (const [key, value] of Object.entries(fields)) addPart(named, part, key, value)
  }
  return named
}

/** Of `extras`, which the user fills, only the shift. */
function addPart(named: Map<Meaning, NamedValue[]>, part: string, key: string, value: unknown) {
  if (part === 'extras' && fieldOf(key)?.meaning !== 'shiftId') return
  addField(named, innerNames[part] === plainName(key.slice(0, 40)) ? part : key, value)
}

function addField(named: Map<Meaning, NamedValue[]>, key: string, value: unknown) {
  const field = fieldOf(key)
  if (!field) return
  const before = named.get(field.meaning)
  if (before) before.push({ field, value })
  else named.set(field.meaning, [{ field, value }])
}

/** Of several values, the readable one whose name goes first. */
export function firstReadable<Value>(
  values: readonly NamedValue[] | undefined,
  readerOf: (field: Field) => Reader<Value> | undefined,
): Value | undefined {
  let found: { rank: number; value: Value } | undefined
  for (const { field, value } of values ?? []) {
    if (found && found.rank <= field.rank) continue
    const read = readerOf(field)?.(value)
    if (read !== undefined) found = { rank: field.rank, value: read }
  }
  return found?.value
}

export function isGiven(values: readonly NamedValue[] | undefined): boolean {
  return values?.some(({ value }) => !isBlank(value)) ?? false
}
