import { toInstant } from '../../../shared/instant.ts'
import { flagsOf } from '../analysis/point-flags.ts'
import type { Stop } from '../analysis/stop.ts'
import { degrees, type Point } from '../track/point.ts'
import type { Track } from '../track/track.ts'
import { flaggedPoints, type Segment, trackSegments } from './track-segments.ts'
import { xmlElement, xmlText } from './xml.ts'

const styles = `<Style id="way"><LineStyle><color>ffdb6e1f</color><width>4</width></LineStyle></Style>`

/** OGC KML 2.2: segments of each device as lines, stops as points with their time, and flagged points, hidden. */
export function kmlOf(track: Track, note?: string): string {
  const { shiftId, distanceMeters, stops } = track
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<kml xmlns="http://www.opengis.net/kml/2.2"><Document>',
    `${xmlElement('name', shiftId)}${xmlElement('description', note)}${styles}`,
    `<ExtendedData><Data name="distanceMeters"><value>${distanceMeters}</value></Data></ExtendedData>`,
    ...trackSegments(track).map(segmentPlacemark),
    ...folder('Stops', stops.map(stopPlacemark)),
    ...folder('Flagged', flaggedPoints(track).map(flaggedPlacemark), '<visibility>0</visibility>'),
    '</Document></kml>',
  ]
  return `${lines.join('\n')}\n`
}

function folder(name: string, placemarks: readonly string[], settings = ''): string[] {
  return placemarks.length === 0 ? [] : [`<Folder><name>${name}</name>${settings}`, ...placemarks, '</Folder>']
}

function segmentPlacemark({ device, points }: Segment): string {
  const positions = points.map(coordinates)
  const geometry =
    positions.length === 1
      ? pointAt(positions.join())
      : `<LineString><tessellate>1</tessellate><coordinates>\n${positions.join('\n')}\n</coordinates></LineString>`
  const span = spanOf(points[0]?.at ?? 0, points.at(-1)?.at ?? 0)
  return `<Placemark>${xmlElement('name', device === 0 ? 'Way' : `Way, device ${device}`)}${span}<styleUrl>#way</styleUrl>${geometry}</Placemark>`
}

function stopPlacemark(stop: Stop): string {
  const minutes = Math.round((stop.endedAt - stop.startedAt) / 60_000)
  const name = `<name>${minutes} min</name>`
  return `<Placemark>${name}${spanOf(stop.startedAt, stop.endedAt)}${pointAt(lonLatOf(stop))}</Placemark>`
}

function flaggedPlacemark(point: Point): string {
  const name = `<name>${xmlText(flagsOf(point.flags).join(' '))}</name><visibility>0</visibility>`
  const timeStamp = `<TimeStamp><when>${toInstant(point.at)}</when></TimeStamp>`
  return `<Placemark>${name}${timeStamp}${pointAt(coordinates(point))}</Placemark>`
}

function pointAt(position: string): string {
  return `<Point><coordinates>${position}</coordinates></Point>`
}

function spanOf(begin: number, end: number): string {
  return `<TimeSpan><begin>${toInstant(begin)}</begin><end>${toInstant(end)}</end></TimeSpan>`
}

function coordinates(point: Point): string {
  return point.altitude === undefined ? lonLatOf(point) : `${lonLatOf(point)},${point.altitude}`
}

/** Longitude first. */
function lonLatOf({ lonMicro, latMicro }: Pick<Point, 'latMicro' | 'lonMicro'>): string {
  return `${degrees(lonMicro)},${degrees(latMicro)}`
}
