import { plainName } from './field-names.ts'
import { isObject, nameFields } from './name-fields.ts'
import { parseTime } from './parse-time.ts'
import { holdsPlace } from './read-place.ts'
import { isNameOfThing } from './thing-names.ts'
import { isUnset } from './time-like.ts'

export type Item = Record<string, unknown>
export type Child = { readonly name: string; readonly child: Item | readonly unknown[] }

/** Names under which apps put positions, one or many, and objects that hold the place of a record. */
const holders: ReadonlySet<string> = new Set(
  'location locations loc data position positions point points coords coordinate coordinates geometry geopoint latlng latlon gps geo features feature records record items item payload batch pings ping fixes fix message messages entries updates history track trackpoints log current values body'.split(
    ' ',
  ),
)

/** Of these, which hold the place of a record around them and nothing else. */
const placeHolders: ReadonlySet<string> = new Set(
  'loc coords coordinate coordinates geometry geopoint latlng latlon gps geo'.split(' '),
)

export const maxDepth = 8
/** A list and its items are two. */
export const maxLookDepth = 2 * maxDepth

export const isHolder = (name: string) => holders.has(name)
export const isPlaceHolder = (name: string) => placeHolders.has(name)
/** Two numbers under it are a place, in an order that is not known. */
export const isNameOfPlace = (name: string) => isPlaceHolder(name) || ['location', 'position', 'point'].includes(name)

export function childrenOf(object: Item): Child[] {
  return Object.entries(object).flatMap(([key, child]) =>
    isObject(child) || (Array.isArray(child) && key !== 'coordinates')
      ? [{ name: plainName(key.slice(0, 40)), child }]
      : [],
  )
}

/** Something like a time that is the fix's. */
export function hasTime(object: Item): boolean {
  return (
    nameFields(object)
      .get('at')
      ?.some(({ field, value }) => (field.isMaybe ? parseTime(value) !== undefined : !isUnset(value))) ?? false
  )
}

/** Whether a place with a time of its own lies in it. `timed`: an object around it has a time for it. */
export function holdsFix(value: unknown, timed = false, depth = 0): boolean {
  if (depth > maxLookDepth) return false
  if (Array.isArray(value)) return value.some((item) => holdsFix(item, false, depth + 1))
  if (!isObject(value)) return false
  if (holdsPlace(value) && (timed || hasTime(value))) return true
  return childrenOf(value).some(({ name, child }) => {
    const hasOne = isHolder(name) && isObject(child) && (timed || hasTime(value))
    return holdsFix(child, hasOne, depth + 1)
  })
}

/** A thing's list is read as any list is. */
export function isThing({ name, child }: Child): boolean {
  if (Array.isArray(child) || !isNameOfThing(name)) return false
  return !Object.values(child).some((inside) => Array.isArray(inside) && holdsFix(inside))
}

/** Whether a part of an object is the place of its record, which has no time of its own. */
export function holdsItsPlace(children: readonly Child[]): boolean {
  return children.some(
    ({ name, child }) =>
      isHolder(name) && isObject(child) && holdsPlace(child) && (isPlaceHolder(name) || !hasTime(child)),
  )
}
