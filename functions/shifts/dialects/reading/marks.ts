import { plainName } from './field-names.ts'
import { isObject } from './name-fields.ts'
import { parseTime } from './parse-time.ts'

type Item = Readonly<Record<string, unknown>>

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** What apps call the things that have a place and a time and are no fix: the whole value, as a plain name. */
const otherKinds = setOf(
  'trip trips tripsummary visit visits region regions summary segment segments waypoint waypoints transition transitions route routes journey journeys dwell stay stays staypoint place places poi arrival departure aggregate destination target site',
)
/** Fields that say what a record is. */
const kindNames = setOf(
  'type kind action category class subtype record eventtype objecttype recordtype messagetype datatype',
)
/** Of `event`, which says what happened at a fix: the others. */
const otherEvents = setOf('visit transition')
/** Overland's, whose place is the last one known. */
const appActions = setOf(
  'pausedlocationupdates resumedlocationupdates exitedpauseregion didfinishdeferredupdates didenterbackground willresignactive willterminate launchedwithlocation applicationlaunchedwithlocation',
)
/** OwnTracks' messages, in its `_type`. */
const otherMessages = setOf('lwt cmd card steps status request beacon encrypted dump configuration msg')
const flagNames: ReadonlySet<string> = new Set(
  'trip visit region summary segment waypoint transition journey'.split(' ').flatMap((name) => [name, `is${name}`]),
)

const spans = [
  ['start started begin began', 'end ended stop stopped finish finished'],
  ['arrival arrive arrived', 'departure depart departed left leave'],
  ['enter entered entry', 'exit exited left leave'],
  ['from', 'to until'],
  ['checkin checkedin', 'checkout checkedout'],
  ['firstseen', 'lastseen'],
] as const
const suffixes = ['', 'at', 'on', 'time', 'date', 'datetime', 'timestamp', 'ts', 'ms']
const named = (words: string) => setOf(words.split(' ').flatMap(withSuffixes).join(' '))
const spanNames = spans.map(([begin, end]) => ({ begin: named(begin), end: named(end) }))
const allSpanNames: ReadonlySet<string> = new Set(spanNames.flatMap(({ begin, end }) => [...begin, ...end]))

/**
 * Whether the object itself says that it is something else than a fix: by its kind, a flag, or a begin and an end.
 * A word that is not known says nothing: a fix that is dropped is gone from the phone as well.
 */
function isOtherThing(object: Item): boolean {
  const times = new Set<string>()
  for (const [key, value] of Object.entries(object)) {
    if (key.length > 40) continue
    const name = plainName(key)
    if (isMark(name, key, value)) return true
    if (allSpanNames.has(name) && parseTime(value) !== undefined) times.add(name)
  }
  return times.size > 1 && spanNames.some(({ begin, end }) => hasAny(times, begin) && hasAny(times, end))
}

function isMark(name: string, key: string, value: unknown): boolean {
  if (flagNames.has(name) && isTrue(value)) return true
  if (name === 'event') return otherEvents.has(wordOf(value))
  if (!kindNames.has(name)) return false
  const word = wordOf(value)
  if (otherKinds.has(word)) return true
  return name === 'action' ? appActions.has(word) : key.startsWith('_') && otherMessages.has(word)
}

/** A number is the number of a trip. */
function isTrue(value: unknown): boolean {
  return value === true || (typeof value === 'string' && value.trim().toLowerCase() === 'true')
}

function wordOf(value: unknown): string {
  if (Array.isArray(value)) return value.length === 1 && !Array.isArray(value[0]) ? wordOf(value[0]) : ''
  return typeof value === 'string' && value.length <= 40 ? plainName(value.trim()) : ''
}

/** The marks of a GeoJSON feature are in its properties. */
export function isMarkedOther(object: Item): boolean {
  const { properties } = object
  return isOtherThing(object) || (isObject(properties) && isOtherThing(properties))
}

function hasAny(times: ReadonlySet<string>, names: ReadonlySet<string>): boolean {
  return [...times].some((name) => names.has(name))
}

function withSuffixes(stem: string): string[] {
  return suffixes.map((suffix) => stem + suffix)
}
