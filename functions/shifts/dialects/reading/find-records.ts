import {
  type Child,
  childrenOf,
  hasTime,
  holdsFix,
  holdsItsPlace,
  type Item,
  isHolder,
  isNameOfPlace,
  isPlaceHolder,
  isThing,
  maxDepth,
  maxLookDepth,
} from './holders.ts'
import { isMarkedOther } from './marks.ts'
import { isObject } from './name-fields.ts'
import { holdsPlace } from './read-place.ts'

export type FoundRecord = {
  /** From the object with the position outwards. */
  readonly chain: readonly [Item, ...Item[]]
  /** How many of them are the record itself; the others are around it. */
  readonly own: number
  /** The name under which it came. */
  readonly under: string | undefined
  /** Root fields that hold for each record of a list. */
  readonly root: Item
}

/** A thing in a list that is no object. */
export type NoRecord = 'no record'

/** What was found in a part of a document; more is greater. */
const [nothing, emptyList, aList, aPlace] = [0, 1, 2, 3]

type Found<Result> = Generator<FoundRecord | NoRecord, Result>
type Around = Pick<FoundRecord, 'under' | 'root'> & {
  readonly own: readonly Item[]
  readonly outer: readonly Item[]
  /** A place without a time is not the worker's. */
  readonly needsTime: boolean
}

/** Finds the records of a document, in order; one without a place as itself. */
export function* findRecords(document: unknown, cut: ReadonlySet<unknown>): Found<void> {
  if (Array.isArray(document)) yield* inList(document, { under: undefined, root: {} }, cut, 0)
  else if (isObject(document)) yield* inUnit(document, { under: undefined, root: document }, cut, 0)
  else yield 'no record'
}

function* inList(
  list: readonly unknown[],
  place: Pick<FoundRecord, 'under' | 'root'>,
  cut: ReadonlySet<unknown>,
  depth: number,
): Found<number> {
  let found = list.length > 0 ? aList : emptyList
  // a template may make each record a list, in an order that is not known
  if (!list.some(isContainer)) {
    if (list.some((item) => item !== null)) yield 'no record'
    return found
  }
  for (const item of list) {
    if (isObject(item)) found = Math.max(found, yield* inUnit(item, place, cut, depth))
    else if (Array.isArray(item) && item.length > 0 && depth < maxDepth)
      found = Math.max(found, yield* inList(item, place, cut, depth + 1))
    else if (item !== null) yield 'no record'
  }
  return found
}

/** An item of a list, or a document: one without a record is one itself. */
function* inUnit(
  object: Item,
  place: Pick<FoundRecord, 'under' | 'root'>,
  cut: ReadonlySet<unknown>,
  depth: number,
): Found<number> {
  const found = yield* inObject(object, { ...place, own: [], outer: [], needsTime: false }, cut, depth)
  const isNone = found === nothing || (found === emptyList && holdsHiddenPlace(object))
  if (isNone && !cut.has(object)) yield { ...place, chain: [object], own: 1 }
  return found
}

function* inObject(object: Item, around: Around, cut: ReadonlySet<unknown>, depth: number): Found<number> {
  const { under, root, outer, needsTime } = around
  const own = [object, ...around.own] as const
  const [isPlace, isCut] = [holdsPlace(object), cut.has(object)]
  let found = nothing
  if (isPlace && (!needsTime || own.some(hasTime))) {
    found = aPlace
    if (!isCut) yield { under, root, chain: [...own, ...outer], own: own.length }
  }
  const children = depth < maxDepth ? childrenOf(object) : []
  const isOne = isPlace || holdsItsPlace(children)
  const things: Child[] = []
  for (const part of children) {
    if (isThing(part)) things.push(part)
    else found = Math.max(found, yield* inChild(part))
  }
  for (const thing of found === aPlace ? [] : things) found = Math.max(found, yield* inChild(thing))
  return found

  function* inChild({ name, child }: Child): Found<number> {
    const isHeld = isHolder(name)
    const place = { root, under: isPlaceHolder(name) ? under : name }
    if (!isObject(child)) {
      const isPair = isPairOfNumbers(child) && !isNameOfPlace(name)
      const isRead = isHeld && !isOne ? !isPair : holdsFix(child)
      return isRead ? yield* inList(child, place, cut, depth + 1) : nothing
    }
    if (isHeld && !isPlace) {
      // what its record says of it may be cut off
      if (isCut && isPlaceHolder(name)) return nothing
      const inside = isCut ? { own: [], outer: [] } : { own, outer }
      return yield* inObject(child, { ...place, ...inside, needsTime }, cut, depth + 1)
    }
    // other parts of a record are its fields
    if ((isOne && !isHeld) || !holdsFix(child)) return nothing
    const inside = isPlace || isCut ? [] : [...own, ...outer]
    return yield* inObject(child, { ...place, own: [], outer: inside, needsTime: true }, cut, depth + 1)
  }
}

function isContainer(item: unknown): boolean {
  return typeof item === 'object' && item !== null
}

function isPairOfNumbers(child: readonly unknown[]): boolean {
  return typeof child[0] === 'number' && typeof child[1] === 'number'
}

/** Whether something like coordinates lies where none is looked for. */
export function holdsHiddenPlace(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null || depth > maxLookDepth) return false
  if (isObject(value) && holdsPlace(value)) return !isMarkedOther(value)
  return Object.values(value).some((child) => holdsHiddenPlace(child, depth + 1))
}
