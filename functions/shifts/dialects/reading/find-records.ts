import { plainName } from './field-names.ts'
import { isNameOfOtherThing } from './marks.ts'
import { isObject } from './name-fields.ts'
import { holdsPlace } from './read-place.ts'
import { isBlank } from './read-value.ts'

type Item = Record<string, unknown>

export type FoundRecord = {
  /** From the object with the position outwards. */
  readonly chain: readonly [Item, ...Item[]]
  /** The name under which it came. */
  readonly under: string | undefined
  /** Root fields that hold for each record of a list. */
  readonly root: Item
}

/** A thing in a list that is no object. */
export type NoRecord = 'no record'

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

const maxDepth = 8

/** Finds the records of a document, in order; one without a place as itself. */
export function* findRecords(document: unknown, cut: ReadonlySet<unknown>): Found {
  if (Array.isArray(document)) yield* inList(document, { under: undefined, root: {} }, cut, 0)
  else if (isObject(document)) yield* inObject(document, [], { under: undefined, root: document }, cut, 0)
  else yield 'no record'
}

type Found = Generator<FoundRecord | NoRecord>
type Place = Pick<FoundRecord, 'under' | 'root'>

function* inList(list: readonly unknown[], place: Place, cut: ReadonlySet<unknown>, depth: number): Found {
  // a template may make each record a list, in an order that is not known
  if (isPairOfNumbers(list)) yield 'no record'
  else
    for (const item of list) {
      if (isObject(item)) yield* inObject(item, [], place, cut, depth)
      else if (Array.isArray(item) && item.length > 0 && depth < maxDepth) yield* inList(item, place, cut, depth + 1)
      else yield 'no record'
    }
}

function* inObject(
  object: Item,
  around: readonly Item[],
  place: Place,
  cut: ReadonlySet<unknown>,
  depth: number,
): Found {
  const [isPlace, isCut] = [holdsPlace(object), cut.has(object)]
  const record: FoundRecord = { ...place, chain: [object, ...around] }
  if (isPlace && !isCut) yield record
  const children = childrenOf(object, depth).filter(({ name }) => !(isCut && placeHolders.has(name)))
  const held = children.filter(({ name, child }) => isHeld(name, child))
  // the root property of some apps is their user's to name
  const hidden = isPlace || held.length > 0 ? [] : children.filter(({ child }) => isPositionOrList(child))
  for (const { name, child } of held.length > 0 ? held : hidden) {
    const inside = { ...place, under: placeHolders.has(name) ? place.under : name }
    if (!isObject(child)) yield* inList(child, inside, cut, depth + 1)
    else if (!isPlace) yield* inObject(child, isCut ? [] : [object, ...around], inside, cut, depth + 1)
  }
  if (!isPlace && !isCut && held.length + hidden.length === 0) yield record
}

type Child = { readonly name: string; readonly child: Item | readonly unknown[] }

function childrenOf(object: Item, depth: number): Child[] {
  if (depth >= maxDepth) return []
  return Object.entries(object).flatMap(([key, child]) => {
    const name = plainName(key.slice(0, 40))
    if (isNameOfOtherThing(name)) return []
    return isObject(child) || (Array.isArray(child) && key !== 'coordinates') ? [{ name, child }] : []
  })
}

/** Whether its name or its own marks say that it is a record, or holds some. */
function isHeld(name: string, child: Item | readonly unknown[]): boolean {
  return (holders.has(name) && !isPairOfNumbers(child)) || isMarked(child)
}

function isPairOfNumbers(child: Item | readonly unknown[]): boolean {
  return Array.isArray(child) && typeof child[0] === 'number' && typeof child[1] === 'number'
}

function isPositionOrList(child: Item | readonly unknown[]): boolean {
  const item = isObject(child) ? child : child[0]
  return isObject(item) && holdsPlace(item)
}

/** Whether an app’s own marks are on it, so that its name does not matter. */
function isMarked(child: object): boolean {
  const item: unknown = Array.isArray(child) ? child[0] : child
  if (!isObject(item)) return false
  return (
    isObject(item['coords']) || isObject(item['geometry']) || (item['_type'] === 'location' && !isBlank(item['lat']))
  )
}

/** Whether something like coordinates lies where none is looked for. */
export function holdsHiddenPlace(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null || depth > maxDepth) return false
  if (isObject(value) && holdsPlace(value)) return true
  return Object.entries(value).some(
    ([key, child]) => !isNameOfOtherThing(plainName(key.slice(0, 40))) && holdsHiddenPlace(child, depth + 1),
  )
}
