import { plainName } from './field-names.ts'
import { readBoolean, readWord } from './read-value.ts'

type Item = Readonly<Record<string, unknown>>

/** Of a message: what apps call the things that have a place and are no fix. */
const otherThings: ReadonlySet<string> = new Set(
  'trip trips visit visits region regions summary segment segments waypoint waypoints transition geofence geofences stop stops stay stays place places leg journey drive route routes session lap poi zone area home bookmark note photo event end finish paused resumed'.split(
    ' ',
  ),
)
/** Of a field that is true of them. */
const flags: ReadonlySet<string> = new Set(
  'trip visit region summary segment waypoint transition journey'.split(' ').flatMap((name) => [name, `is${name}`]),
)
/** Names of places that are not where the phone is. */
const otherPlaces: ReadonlySet<string> = new Set(
  'destination target origin start previous next customer site office depot center centre bounds map device user'.split(
    ' ',
  ),
)
const kindNames: ReadonlySet<string> = new Set('type kind recordtype messagetype datatype action'.split(' '))
const fixKinds: ReadonlySet<string> = new Set('location position point fix gps feature track'.split(' '))
const beginNames: ReadonlySet<string> = new Set(
  'start starttime startdate starttimestamp startedat begin arrival arrivaldate arrivedat enteredat startcoordinates startlocation'.split(
    ' ',
  ),
)
const endNames: ReadonlySet<string> = new Set(
  'end endtime enddate endtimestamp endedat departure departuredate departedat leftat exitedat endcoordinates endlocation'.split(
    ' ',
  ),
)

/** Whether an app marks it as something else than a fix: by its kind, or because it has a begin and an end. */
export function isOtherThing(object: object): boolean {
  let [begins, ends] = [false, false]
  for (const [key, value] of Object.entries(object)) {
    if (key.length > 40) continue
    const lower = key.toLowerCase()
    if (lower === '_type' && readWord(value) !== 'location') return true
    const name = plainName(lower)
    if (kindNames.has(name) && namesOtherThing(value)) return true
    // the fix at a geofence is one
    if (name === 'event' && namesOtherThing(value) && !String(value).toLowerCase().includes('geofence')) return true
    if (flags.has(name) && readBoolean(value)) return true
    begins ||= beginNames.has(name)
    ends ||= endNames.has(name)
  }
  return begins && ends
}

/** Overland marks its trips, visits and events, and never a fix. */
export function isOtherFeature(geometry: Item, feature: Item | undefined): boolean {
  const properties = feature?.['properties']
  if (!('coordinates' in geometry) || typeof properties !== 'object' || properties === null) return false
  if (isOtherThing(properties)) return true
  return Object.entries(properties).some(([key, value]) => {
    const name = key.length > 40 || value === null ? '' : plainName(key)
    return name === 'action' || name === 'event' || (name === 'type' && !fixKinds.has(readWord(value) ?? ''))
  })
}

/** Of names in a body under which nothing is a fix of its own. */
export function isNameOfOtherThing(name: string): boolean {
  return otherThings.has(name) || otherPlaces.has(name)
}

function namesOtherThing(value: unknown): boolean {
  if (typeof value !== 'string' || value.length > 64) return false
  return value.split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/).some((word) => otherThings.has(word.toLowerCase()))
}
