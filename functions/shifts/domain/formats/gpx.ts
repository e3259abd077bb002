import { degrees, type Point } from '../point.ts'
import type { Track } from '../track.ts'

const namespaces = [
  'xmlns="http://www.topografix.com/GPX/1/1"',
  'xmlns:gpxtpx="http://www.garmin.com/xmlschemas/TrackPointExtension/v2"',
].join(' ')

/** GPX 1.1; speed and course in the extension, and under the prefix, that most programs look for. */
export function gpxOf({ shiftId, points, bounds }: Track): string {
  const box =
    bounds &&
    `<bounds minlat="${bounds.south}" minlon="${longitude(bounds.west)}" maxlat="${bounds.north}" maxlon="${longitude(bounds.east)}"/>`
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<gpx version="1.1" creator="Fieldpost" ${namespaces}>`,
    ...(box ? [`<metadata>${box}</metadata>`] : []),
    `<trk><name>${shiftId}</name><trkseg>`,
    ...points.map(trackPoint),
    '</trkseg></trk>',
    '</gpx>',
  ]
  return `${lines.join('\n')}\n`
}

/** A shift's id holds letters, digits, `_` and `-` only, and all else is numbers: nothing here needs escaping. */
function trackPoint({ latMicro, lonMicro, at, altitude, speedDeci, heading }: Point): string {
  const elevation = altitude === undefined ? '' : `<ele>${altitude}</ele>`
  const speed = speedDeci === undefined ? '' : `<gpxtpx:speed>${speedDeci / 10}</gpxtpx:speed>`
  const course = heading === undefined ? '' : `<gpxtpx:course>${heading}</gpxtpx:course>`
  const extension = `<extensions><gpxtpx:TrackPointExtension>${speed}${course}</gpxtpx:TrackPointExtension></extensions>`
  const time = `<time>${new Date(at).toISOString()}</time>`
  const place = `lat="${degrees(latMicro)}" lon="${longitude(degrees(lonMicro))}"`
  return `<trkpt ${place}>${elevation}${time}${speed || course ? extension : ''}</trkpt>`
}

/** GPX knows the antimeridian as −180 only. */
function longitude(lon: number): number {
  return lon === 180 ? -180 : lon
}
