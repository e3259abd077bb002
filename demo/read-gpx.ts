import { gpx } from '@tmcw/togeojson'
import { DOMParser, type Document, ParseError } from '@xmldom/xmldom'
import type { Feature, Geometry, Position } from 'geojson'
import { CommandFailure } from '../tools/command.ts'

/** Degrees; `time` in epoch milliseconds, undefined where unreadable. */
export type TrackPoint = { readonly time: number | undefined; readonly lat: number; readonly lon: number }

/**
 * Reads tracks in file order, or routes where there is no track. Leaves out waypoints and points off the globe.
 * @throws CommandFailure if the text is not GPX
 */
export function readGpx(text: string, file: string): TrackPoint[] {
  const document = parse(text, file)
  giveEachPointATime(document)
  const { features } = gpx(document as never)
  const ofType = (type: string) => features.filter(({ properties }) => properties?.['_gpxType'] === type)
  const [tracks, routes] = [ofType('trk'), ofType('rte')]
  return (tracks.length > 0 ? tracks : routes)
    .flatMap(pointsOf)
    .filter(({ lat, lon }) => Math.abs(lat) <= 90 && Math.abs(lon) <= 180)
}

function parse(text: string, file: string): Document {
  if (text.trim() === '') throw new CommandFailure(`${file} is empty.`)
  if (/^\s*[{[]/.test(text)) throw new CommandFailure(`${file} is not a GPX file but JSON; the demo reads GPX only.`)
  let document: Document
  try {
    // the parser repairs what is not fatal
    document = new DOMParser({ onError: () => {} }).parseFromString(text.replace(/^\uFEFF/, ''), 'text/xml')
  } catch (error) {
    if (!(error instanceof ParseError)) throw error
    throw new CommandFailure(`${file} is not a GPX file: ${error.message.split('\n')[0]}.`)
  }
  const root = document.documentElement?.localName
  if (root !== 'gpx') throw new CommandFailure(`${file} is not a GPX file but <${root}>; the demo reads GPX only.`)
  return document
}

const noTime = 'none'

/** The converter omits points without a time from its list of times; a placeholder keeps the two lists even. */
function giveEachPointATime(document: Document): void {
  for (const point of Array.from(document.getElementsByTagName('trkpt'))) {
    const [given] = Array.from(point.getElementsByTagName('time'))
    const time = given ?? point.appendChild(document.createElementNS(point.namespaceURI, 'time'))
    if (!time.textContent?.trim()) time.textContent = noTime
  }
}

function pointsOf({ geometry, properties }: Feature<Geometry | null>): TrackPoint[] {
  const times = properties?.['coordinateProperties']?.times ?? []
  if (geometry?.type === 'LineString') return withTimes(geometry.coordinates, times)
  if (geometry?.type !== 'MultiLineString') return []
  return geometry.coordinates.flatMap((segment, index) => withTimes(segment, times[index] ?? []))
}

function withTimes(line: readonly Position[], times: readonly string[]): TrackPoint[] {
  return line.map(([lon = Number.NaN, lat = Number.NaN], index) => {
    const time = Date.parse(times[index] ?? '')
    return { time: Number.isNaN(time) ? undefined : time, lat, lon }
  })
}
