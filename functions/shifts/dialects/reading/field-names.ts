import type { BatteryUnit, SpeedUnit } from './read-value.ts'

/** What a field says, whatever an app calls it. */
export type Meaning =
  | 'at'
  | 'otherTime'
  | 'lat'
  | 'lon'
  | 'latLon'
  | 'lonLat'
  | 'accuracy'
  | 'altitude'
  | 'altitudeAccuracy'
  | 'speed'
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

export type Field = {
  readonly meaning: Meaning
  /** Lower case, letters and digits. */
  readonly name: string
  /** Of two that can be read, the lower rank counts. */
  readonly rank: number
  /** Undefined: as the app means it. */
  readonly unit?: SpeedUnit | BatteryUnit | 'e7' | undefined
  /** Not a known name, but one like a time. */
  readonly isGuess?: boolean
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
  ...of(
    'lon',
    'lon lng long longitude gpslon gpslng gpslongitude geolon geolng londeg longitudedegrees positionlon positionlong poslon loclon loclng',
  ),
  ...of('lon', 'longitudee7 lone7 lnge7', 'e7'),
  ...of('latLon', 'latlon latlng latlong location gps gprmc nmea'),
  ...of('lonLat', 'lonlat lnglat longlat'),
  ...of(
    'at',
    'timestamp time fixtime tst ts timestampms timems timelong gpstime gpstimestamp locationtime locationtimestamp fixtimestamp devicetime datetime timeoffset utc utctime timeutc date dt epoch epochtime unixtime unixtimestamp unix isotime isotst at recordedat capturedat measuredat createdat',
  ),
  ...of('accuracy', 'accuracy acc horizontalaccuracy hacc haccuracy gpsaccuracy accuracymeters precision'),
  ...of('altitude', 'altitude alt ele elevation height altitudemeters'),
  ...of('altitudeAccuracy', 'altitudeaccuracy vac verticalaccuracy vacc'),
  ...of('speed', 'speed spd s vel velocity groundspeed gpsspeed'),
  ...of('speed', 'speedmps speedms spdms mps velocityms', 'm/s'),
  ...of('speed', 'speedkmh speedkph spdkph spdkmh kmh kph velkmh velocitykmh', 'km/h'),
  ...of('speed', 'speedknots speedkn speedkts knots', 'knots'),
  ...of('speed', 'speedmph mph', 'mph'),
  ...of('heading', 'heading bearing course cog dir direction azimuth bear hdg courseoverground gpsbearing'),
  ...of('battery', 'batt bat batterylevel battlevel level battery'),
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

const timeLike = /time|date|stamp|epoch|utc|(?:ed|sent)at$/
/** Times that are not the fix's, and spans. */
const notOfFix =
  /^(start|end|begin|stop|first|last|server|receiv|sen[dt]|upload|creat|modif|updat|expir|arriv|depart|session)|zone|out$|up|idle|drive|driving|trip|run|elapsed|duration|travel|mission|meta$/

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
  if (field || !timeLike.test(name)) return field
  return { meaning: notOfFix.test(name) ? 'otherTime' : 'at', name, rank: unknownTimeRank, isGuess: true }
}

/** `battery_level`, `batteryLevel` and `Battery-Level` are one. Addresses copied from a page keep `amp;`. */
export function plainName(key: string): string {
  const lower = key.toLowerCase()
  return /^[a-z0-9]*$/.test(lower) ? lower : lower.replace(/^amp;/, '').replaceAll(/[^a-z0-9]/g, '')
}
