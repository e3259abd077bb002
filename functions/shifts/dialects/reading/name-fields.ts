import { dictionary } from '../../../shared/dictionary.ts'
import { type Field, fieldOf, type Meaning, plainName } from './field-names.ts'
import { halfNameOf, isOfFix } from './place-names.ts'
import { isBlank, type Reader, readSpeedUnit } from './read-value.ts'
import { isNameOfPlaceOfOther } from './thing-names.ts'

export type NamedValue = {
  readonly field: Field
  readonly value: unknown
  /** Of a field whose name is not known. */
  readonly key?: string
}

/** The fields of one object, by what they say. */
export type NamedFields = ReadonlyMap<Meaning, readonly NamedValue[]>

type Names = Map<Meaning, NamedValue[]>

/** Objects beside a position that hold more about it. */
const partNames: ReadonlySet<string> = new Set('properties attributes values extras battery activity'.split(' '))

/** Of a part that is a thing of its own, whose time is not the fix’s: the names that say what the part is called. */
const thingNames = dictionary({
  activity: dictionary({ type: 'activity' }),
  battery: dictionary({ level: 'batterylevel' }),
})

/** Fields of a part come after each field that the object has itself. */
export const partRank = 1_000_000
const prefixRank = 10_000
const unknown: Field = { meaning: 'unknown', name: '', rank: 0 }
const named = new WeakMap<object, NamedFields>()

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** With the fields of the parts, for which names that the object has itself go first. */
export function nameFields(object: Record<string, unknown>): NamedFields {
  const before = named.get(object)
  if (before) return before
  const names: Names = new Map()
  for (const [key, value] of Object.entries(object)) nameField(names, key, bareValue(value))
  namePrefixed(names, object)
  nameSpeedUnit(names)
  named.set(object, names)
  return names
}

/** Some encoders write `{"lat": {"value": 48.1}}`. */
export function bareValue(value: unknown): unknown {
  return isObject(value) && 'value' in value && !isObject(value['value']) ? value['value'] : value
}

function nameField(names: Names, key: string, value: unknown) {
  const name = plainName(key.slice(0, 40))
  if (isObject(value) && partNames.has(name)) {
    for (const [inner, innerValue] of Object.entries(value)) addPart(names, name, inner, bareValue(innerValue))
    return
  }
  // `location.time` and `location[time]` are fields of `location`
  const path = /[.[]/.test(key) ? pathOf(key) : []
  const [holder, last] = [plainName(path.at(-2) ?? ''), path.at(-1)]
  if (last === undefined || holder === '') add(names, key, fieldOf(key), value)
  else if (partNames.has(holder)) addPart(names, holder, last, value)
  // both halves of a place are named together
  else if (!isNameOfPlaceOfOther(holder) && !halfNameOf(key)) add(names, key, fieldOf(last), value)
}

function pathOf(key: string): string[] {
  return key
    .slice(0, 100)
    .split(/[.[\]]+/)
    .filter((part) => !/^\d*$/.test(part))
}

function addPart(names: Names, part: string, key: string, value: unknown) {
  const said = fieldOf(thingNames[part]?.[plainName(key.slice(0, 40))] ?? key)
  // the user fills the extras
  const field = part === 'extras' && said?.meaning !== 'shiftId' ? undefined : said
  const isOther = thingNames[part] !== undefined && field?.meaning === 'at'
  add(
    names,
    key,
    field && { ...field, meaning: isOther ? 'otherTime' : field.meaning, rank: field.rank + partRank },
    value,
  )
}

function add(names: Names, key: string, field: Field | undefined, value: unknown) {
  const { meaning } = field ?? unknown
  const item = field ? { field, value } : { field: unknown, value, key }
  const before = names.get(meaning)
  if (before) before.push(item)
  else names.set(meaning, [item])
}

/** Of several elements of a list only one can be read. */
function namePrefixed(names: Names, object: Record<string, unknown>) {
  const pairs = prefixedPairs(object).filter(({ prefix }) => isOfFix(prefix))
  if (pairs.filter(({ prefix }) => /\d/.test(prefix)).length > 1) return
  for (const [index, { lat, lon }] of pairs.entries()) {
    for (const { key, value, unit, half } of [lat, lon]) {
      add(names, key, { meaning: half, name: plainName(key), rank: prefixRank + index, unit }, value)
    }
  }
}

type Half = {
  readonly key: string
  readonly value: unknown
  readonly half: 'lat' | 'lon'
  readonly unit: 'e6' | 'e7' | undefined
}
type Pair = { readonly prefix: string; readonly lat: Half; readonly lon: Half }

/** Latitudes and longitudes whose names begin alike, such as `current_lat` and `current_lng`. */
export function prefixedPairs(object: Record<string, unknown>): Pair[] {
  const halves = new Map<string, { lat?: Half; lon?: Half }>()
  for (const [key, value] of Object.entries(object)) {
    const name = fieldOf(key) ? undefined : halfNameOf(key)
    if (!name) continue
    const pair = halves.get(name.prefix) ?? {}
    pair[name.half] ??= { key, value: bareValue(value), ...name }
    halves.set(name.prefix, pair)
  }
  return [...halves].flatMap(([prefix, { lat, lon }]) => {
    const isPair = lat && lon && !(isBlank(lat.value) && isBlank(lon.value))
    return isPair ? [{ prefix, lat, lon }] : []
  })
}

/** A speed whose unit is named has it; one whose unit is not known is none. */
function nameSpeedUnit(names: Names) {
  const units = names.get('speedUnit')
  const speeds = names.get('speed')
  if (!speeds || !isGiven(units)) return
  const unit = firstReadable(units, () => readSpeedUnit)
  const known = speeds.map((speed) => (speed.field.unit ? speed : { ...speed, field: { ...speed.field, unit } }))
  names.set(
    'speed',
    known.filter(({ field }) => field.unit !== undefined),
  )
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
