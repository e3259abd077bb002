import { DOMParser, type Element, onErrorStopParsing } from '@xmldom/xmldom'

/** Ordered children of an element: `name` at most once, `name*` any number of times; or its text. */
export type Grammar = Readonly<Record<string, readonly string[] | RegExp>>

const decimal = /^-?\d+(\.\d+)?$/
const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/
const anyText = /^[\s\S]*$/

/** The part of GPX 1.1 in use, with Garmin's TrackPointExtension v2. */
export const gpxGrammar: Grammar = {
  gpx: ['metadata', 'wpt*', 'trk*'],
  metadata: ['name', 'desc', 'time', 'bounds'],
  bounds: [],
  wpt: ['ele', 'time', 'name', 'cmt', 'desc'],
  trk: ['name', 'cmt', 'desc', 'src', 'type', 'trkseg*'],
  trkseg: ['trkpt*'],
  trkpt: ['ele', 'time', 'name', 'cmt', 'desc', 'extensions'],
  extensions: ['gpxtpx:TrackPointExtension'],
  'gpxtpx:TrackPointExtension': ['gpxtpx:speed', 'gpxtpx:course'],
  'gpxtpx:speed': decimal,
  'gpxtpx:course': decimal,
  ele: decimal,
  time: dateTime,
  name: anyText,
  cmt: anyText,
  desc: anyText,
  src: anyText,
}

/** The part of OGC KML 2.2 in use. */
export const kmlGrammar: Grammar = {
  kml: ['Document'],
  Document: ['name', 'visibility', 'description', 'Style*', 'ExtendedData', 'Placemark*', 'Folder*'],
  Folder: ['name', 'visibility', 'description', 'Placemark*'],
  Placemark: ['name', 'visibility', 'description', 'TimeSpan', 'TimeStamp', 'styleUrl', 'Point', 'LineString'],
  Style: ['LineStyle'],
  LineStyle: ['color', 'width'],
  ExtendedData: ['Data*'],
  Data: ['value'],
  TimeSpan: ['begin', 'end'],
  TimeStamp: ['when'],
  Point: ['coordinates'],
  LineString: ['tessellate', 'coordinates'],
  coordinates: /^\s*(-?[\d.]+,-?[\d.]+(,-?[\d.]+)?\s*)+$/,
  color: /^[0-9a-f]{8}$/,
  width: decimal,
  tessellate: /^1$/,
  visibility: /^[01]$/,
  styleUrl: /^#\w+$/,
  begin: dateTime,
  end: dateTime,
  when: dateTime,
  name: anyText,
  description: anyText,
  value: anyText,
}

/** Parses strictly and returns every violation of the schema. */
export function faultsOf(xml: string, grammar: Grammar): string[] {
  const document = new DOMParser({ onError: onErrorStopParsing }).parseFromString(xml, 'text/xml')
  return document.documentElement ? faultsIn(document.documentElement, grammar) : ['empty']
}

function faultsIn(element: Element, grammar: Grammar): string[] {
  const name = element.tagName
  const rule = grammar[name]
  const children = [...element.childNodes].filter((node) => node.nodeType === 1) as Element[]
  if (!rule) return [`<${name}> is not in the schema`]
  if (rule instanceof RegExp) {
    return children.length === 0 && rule.test(element.textContent ?? '') ? [] : [`<${name}>${element.textContent}`]
  }
  const order = children.map(({ tagName }) => rule.findIndex((allowed) => allowed.replace('*', '') === tagName))
  const misplaced = children.flatMap((child, index) => {
    const [before = -1, own = -1] = [order[index - 1], order[index]]
    const isRight = own > before || (own === before && rule[own]?.endsWith('*') === true)
    return own >= 0 && isRight ? [] : [`<${child.tagName}> in <${name}>`]
  })
  return [...misplaced, ...attributeFaults(element), ...children.flatMap((child) => faultsIn(child, grammar))]
}

const ranges: Record<string, readonly [number, number]> = {
  lat: [-90, 90],
  minlat: [-90, 90],
  maxlat: [-90, 90],
  lon: [-180, 179.999999],
  minlon: [-180, 179.999999],
  maxlon: [-180, 179.999999],
}

/** Required attributes, with their value where the schema fixes it; no others are allowed. */
const attributes: Readonly<Record<string, Readonly<Record<string, string | undefined>>>> = {
  gpx: {
    version: '1.1',
    creator: undefined,
    xmlns: 'http://www.topografix.com/GPX/1/1',
    'xmlns:gpxtpx': 'http://www.garmin.com/xmlschemas/TrackPointExtension/v2',
  },
  bounds: { minlat: undefined, minlon: undefined, maxlat: undefined, maxlon: undefined },
  wpt: { lat: undefined, lon: undefined },
  trkpt: { lat: undefined, lon: undefined },
  kml: { xmlns: 'http://www.opengis.net/kml/2.2' },
  Data: { name: undefined },
  Style: { id: undefined },
}

function attributeFaults(element: Element): string[] {
  const needed = attributes[element.tagName] ?? {}
  const missing = Object.entries(needed).flatMap(([name, value]) => {
    const given = element.getAttribute(name)
    return given !== null && (value ?? given) === given ? [] : [`<${element.tagName}> without ${name}`]
  })
  const wrong = [...element.attributes].flatMap(({ name, value }) => {
    const range = ranges[name]
    if (!(name in needed)) return [`${name} in <${element.tagName}>`]
    if (!range) return []
    return decimal.test(value) && Number(value) >= range[0] && Number(value) <= range[1] ? [] : [`${name}="${value}"`]
  })
  return [...missing, ...wrong]
}
