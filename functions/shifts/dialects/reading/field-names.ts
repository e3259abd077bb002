import type { BatteryUnit, SpeedUnit } from './read-value.ts'
import { timeNameOf } from './time-like.ts'

/** What a field says, whatever an app calls it. */
export type Meaning =
  | 'at'
  | 'otherTime'
  | 'lat'
  | 'lon'
  | 'latSide'
  | 'lonSide'
  | 'latLon'
  | 'lonLat'
  | 'pair'
  | 'accuracy'
  | 'altitude'
  | 'altitudeAccuracy'
  | 'speed'
  | 'speedUnit'
  | 'heading'
  | 'battery'
  | 'activity'
  | 'motion'
  | 'moving'
  | 'mock'
  | 'valid'
  | 'outdated'
  | 'sample'
  | 'age'
  | 'shiftId'
  | 'unknown'

export type Field = {
  readonly meaning: Meaning
  /** Lower case, letters and digits. */
  readonly name: string
  /** Of two that can be read, the lower rank counts. */
  readonly rank: number
  /** Undefined: as the app means it. */
  readonly unit?: SpeedUnit | BatteryUnit | 'e6' | 'e7' | undefined
  /** A name that means a time only where its value is one. */
  readonly isMaybe?: boolean
}

const of = (meaning: Meaning, names: string, unit?: Field['unit']): [string, Field][] =>
  names.split(' ').map((name, rank) => [name, { meaning, name, rank, unit }])

/**
 * Names of the apps and of their users' templates. `hdop` is a factor, not metres, and left out.
 * Sources: the apps' pages in docs/clients.
 */
const fields: ReadonlyMap<string, Field> = new Map([
  ...of('lat', 'lat latitude gpslat gpslatitude geolat latdeg latitudedegrees positionlat poslat loclat'),
  ...of('lat', 'latitudee7 late7', 'e7'),
  ...of('lat', 'latitudee6 late6', 'e6'),
  ...of(
    'lon',
    'lon lng long longitude gpslon gpslng gpslongitude geolon geolng londeg longitudedegrees positionlon positionlong poslon loclon loclng',
  ),
  ...of('lon', 'longitudee7 lone7 lnge7', 'e7'),
  ...of('lon', 'longitudee6 lone6 lnge6', 'e6'),
  ...of('latSide', 'ns latref latituderef gpslatituderef lathemisphere latitudehemisphere latdir latitudedirection'),
  ...of(
    'lonSide',
    'ew lonref lngref longref longituderef gpslongituderef lonhemisphere lnghemisphere longitudehemisphere londir lngdir longitudedirection',
  ),
  ...of('latLon', 'latlon latlng latlong location gps gprmc nmea'),
  ...of('lonLat', 'lonlat lnglat longlat'),
  ...of('pair', 'position pos loc coordinates coords coordinate geo geopoint point geom geometry wkt'),
  ...of(
    'at',
    'timestamp time fixtime tst ts timestampms timems timelong gpstime gpstimestamp locationtime locationtimestamp fixtimestamp devicetime datetime timeoffset utc utctime timeutc date dt epoch epochtime unixtime unixtimestamp unix isotime isotst at recordedat capturedat measuredat createdat',
  ),
  ...of(
    'accuracy',
    'accuracy acc horizontalaccuracy hacc haccuracy gpsaccuracy locationaccuracy positionaccuracy accuracymeters precision',
  ),
  ...of('altitude', 'altitude alt ele elevation height altitudemeters'),
  ...of('altitudeAccuracy', 'altitudeaccuracy vac verticalaccuracy vacc'),
  ...of('speed', 'speed spd s vel velocity groundspeed gpsspeed'),
  ...of('speed', 'speedmps speedms spdms mps velocityms', 'm/s'),
  ...of('speed', 'speedkmh speedkph spdkph spdkmh kmh kph velkmh velocitykmh', 'km/h'),
  ...of('speed', 'speedknots speedkn speedkts knots', 'knots'),
  ...of('speed', 'speedmph mph', 'mph'),
  ...of('speedUnit', 'speedunit speedunits unitspeed'),
  ...of('heading', 'heading bearing course cog dir direction azimuth bear hdg courseoverground gpsbearing'),
  ...of('battery', 'batt bat batterylevel battlevel battery'),
  ...of('battery', 'batterypercent batterypercentage batterypct battpercent', 'percent'),
  ...of('activity', 'act activity activitytype motionactivities detectedactivity'),
  ...of('motion', 'motion motions'),
  ...of('moving', 'ismoving moving'),
  ...of('mock', 'mock ismock frommockprovider isfrommockprovider mocked simulated issimulated'),
  ...of('valid', 'valid isvalid gpsvalid fixvalid hasfix'),
  ...of('outdated', 'outdated'),
  ...of('sample', 'sample'),
  ...of('age', 'age'),
  ...of('shiftId', 'shiftid'),
])

/** Ranks after each known name. */
const unknownTimeRank = 1_000

const known = new Map<string, Field | undefined>()
const maxKnown = 2_000

/** Of a key in any case, with or without separators. */
export function fieldOf(key: string): Field | undefined {
  if (key.length > 40) return undefined
  if (known.has(key)) return known.get(key)
  const field = find(plainName(key))
  if (known.size < maxKnown) known.set(key, field)
  return field
}

function find(name: string): Field | undefined {
  const field = fields.get(name)
  const time = field ? undefined : timeNameOf(name)
  if (time === undefined) return field
  return { meaning: time === 'other' ? 'otherTime' : 'at', name, rank: unknownTimeRank, isMaybe: time === 'maybeOfFix' }
}

/** `battery_level`, `batteryLevel` and `Battery-Level` are one. Addresses copied from a page keep `amp;`. */
export function plainName(key: string): string {
  const lower = key.toLowerCase()
  return /^[a-z0-9]*$/.test(lower) ? lower : lower.replace(/^amp;/, '').replaceAll(/[^a-z0-9]/g, '')
}
