import { toInstant } from '../../../shared/instant.ts'
import { byDevice } from '../analysis/describe-track.ts'
import { flagsOf } from '../analysis/point-flags.ts'
import type { Stop } from '../analysis/stop.ts'
import { isoDuration } from '../hours/days.ts'
import { degrees, type Point } from '../track/point.ts'
import type { Track } from '../track/track.ts'
import { flaggedPoints, trackSegments } from './track-segments.ts'
import { xmlElement } from './xml.ts'

const namespaces = [
  'xmlns="http://www.topografix.com/GPX/1/1"',
  'xmlns:gpxtpx="http://www.garmin.com/xmlschemas/TrackPointExtension/v2"',
].join(' ')

/**
 * GPX 1.1, with speed and course in Garmin's extension, which most programs read. Each device is a track, a gap starts a
 * new segment. Flagged points are segments of one point in tracks of their own, so that no program draws a line through them.
 */
export function gpxOf(track: Track, note?: string): string {
  const { shiftId, bounds, stops } = track
  const name = xmlElement('name', shiftId)
  const segments = Map.groupBy(trackSegments(track), ({ device }) => device)
  const flagged = byDevice(flaggedPoints(track))
  const box =
    bounds &&
    `<bounds minlat="${bounds.south}" minlon="${longitude(bounds.west)}" maxlat="${bounds.north}" maxlon="${longitude(bounds.east)}"/>`
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<gpx version="1.1" creator="Fieldpost" ${namespaces}>`,
    ...(box || note !== undefined ? [`<metadata>${xmlElement('desc', note)}${box ?? ''}</metadata>`] : []),
    ...stops.map(waypoint),
    ...(segments.size === 0 ? [`<trk>${name}`, '</trk>'] : []),
    ...segments
      .entries()
      .flatMap(([device, own]) => [
        `<trk>${name}${source(device)}`,
        ...own.flatMap(({ points }) => ['<trkseg>', ...points.map(trackPoint), '</trkseg>']),
        '</trk>',
      ]),
    ...flagged
      .entries()
      .flatMap(([device, points]) => [
        `<trk>${name}<desc>flagged</desc>${source(device)}`,
        ...points.map(singlePointSegment),
        '</trk>',
      ]),
    '</gpx>',
  ]
  return `${lines.join('\n')}\n`
}

/** The login has none. */
function source(device: number): string {
  return xmlElement('src', device === 0 ? undefined : `device ${device}`)
}

function waypoint({ latMicro, lonMicro, startedAt, endedAt }: Stop): string {
  const desc = xmlElement('desc', isoDuration(endedAt - startedAt))
  return `<wpt ${attributes({ latMicro, lonMicro })}>${time(startedAt)}<name>Stop</name>${desc}</wpt>`
}

function singlePointSegment(point: Point): string {
  return `<trkseg>${trackPoint(point)}</trkseg>`
}

function trackPoint(point: Point): string {
  const { at, altitude, speedDeci, heading, flags } = point
  const cmt = flags === 0 ? '' : xmlElement('cmt', flagsOf(flags).join(' '))
  const speed = xmlElement('gpxtpx:speed', speedDeci === undefined ? undefined : speedDeci / 10)
  const course = xmlElement('gpxtpx:course', heading)
  const extension = `<extensions><gpxtpx:TrackPointExtension>${speed}${course}</gpxtpx:TrackPointExtension></extensions>`
  return `<trkpt ${attributes(point)}>${xmlElement('ele', altitude)}${time(at)}${cmt}${speed || course ? extension : ''}</trkpt>`
}

function attributes({ latMicro, lonMicro }: Pick<Point, 'latMicro' | 'lonMicro'>): string {
  return `lat="${degrees(latMicro)}" lon="${longitude(degrees(lonMicro))}"`
}

function time(at: number): string {
  return `<time>${toInstant(at)}</time>`
}

/** GPX excludes +180. */
function longitude(lon: number): number {
  return lon === 180 ? -180 : lon
}
