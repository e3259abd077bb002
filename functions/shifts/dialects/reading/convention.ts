import type { FoundRecord } from './find-records.ts'
import { type BatteryUnit, isBlank, readWord, type SpeedUnit } from './read-value.ts'

/** What an app means by its fields. */
export type Convention = {
  /** Plain names of the fix’s time; the first goes first, before every other name. */
  readonly times: readonly string[]
  /** Plain name of the time of recording, which is not the fix’s. */
  readonly recorded?: string
  /** Undefined: a guess, so the speed is left out. */
  readonly speed: SpeedUnit | undefined
  /** The unit is that of this name only: under another app's names it would be a guess. */
  readonly speedName?: string
  readonly battery: BatteryUnit
  /** Of a field named `battery`. */
  readonly batteryNamedSo?: BatteryUnit
  /** A negative accuracy of the altitude means none, as iOS defines it; else only where the altitude is 0 or −1. */
  readonly altitudeByAccuracy?: boolean
  /** `location=lat,lon` */
  readonly locationIsLatLon?: boolean
  /** A position without anything like a time has the time of arrival. */
  readonly timeOfArrival?: boolean
  /** The settings of the app are no activity. */
  readonly motionOnly?: boolean
}

const feature: Convention = {
  times: ['timestamp', 'time'],
  speed: 'm/s',
  battery: 'fraction',
  altitudeByAccuracy: true,
  motionOnly: true,
}

const owntracks: Convention = {
  times: ['tst'],
  recorded: 'createdat',
  speed: 'km/h',
  battery: 'percent',
  altitudeByAccuracy: true,
}

const coords: Convention = { times: ['timestamp'], recorded: 'recordedat', speed: 'm/s', battery: 'fraction' }

/** A location template of the same SDK, or a record of its form. */
const nested: Convention = { times: ['timestamp'], speed: 'm/s', battery: 'fraction' }

const traccarPosition: Convention = {
  times: ['fixtime', 'devicetime'],
  speed: 'knots',
  battery: 'percent',
  batteryNamedSo: 'volts',
}

const homeAssistant: Convention = { times: [], speed: 'm/s', battery: 'percent', locationIsLatLon: true }

/** By the marks of the app that made the record, whatever the address; by the address, if it has none. */
export function conventionOf({ chain, under }: FoundRecord, address: Convention): Convention {
  const [inner, outer] = chain
  if (outer?.['coords'] === inner) return coords
  if (Array.isArray(inner['coordinates'])) return feature
  // Colota and Reitti send metres per second under the same names
  if (readWord(inner['_type']) === 'location') return 'bear' in inner ? { ...owntracks, speed: 'm/s' } : owntracks
  if (!isBlank(inner['fixTime']) || ('fixTime' in inner && 'deviceTime' in inner)) return traccarPosition
  if ('gps_accuracy' in inner && Array.isArray(inner['gps'])) return homeAssistant
  return under === 'location' ? nested : address
}
