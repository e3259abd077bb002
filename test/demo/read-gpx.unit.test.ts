import { describe, expect, test } from 'vitest'
import { readGpx } from '../../demo/read-gpx.ts'

const file = (content: string) => `<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">${content}</gpx>`
const point = (lat: number, lon: number, time?: string) =>
  `<trkpt lat="${lat}" lon="${lon}"><ele>400</ele>${time === undefined ? '' : `<time>${time}</time>`}</trkpt>`
const segment = (...points: string[]) => `<trkseg>${points.join('')}</trkseg>`
const track = (...segments: string[]) => `<trk><name>A drive</name>${segments.join('')}</trk>`
const at = (seconds: number) => new Date(1_800_000_000_000 + seconds * 1_000).toISOString()
const read = (content: string) =>
  readGpx(file(content), 'my.gpx').map(({ time, lat, lon }) => [time && (time - 1_800_000_000_000) / 1_000, lat, lon])

describe('a GPX file', () => {
  test('gives its points with their times', () => {
    expect(read(track(segment(point(1, 2, at(0)), point(3, 4, at(5)))))).toEqual([
      [0, 1, 2],
      [5, 3, 4],
    ])
  })

  test('may have points without a time: the others keep theirs', () => {
    const points = [
      point(1, 1),
      point(2, 2, at(2)),
      point(3, 3),
      point(4, 4, ''),
      point(5, 5, 'soon'),
      point(6, 6, at(6)),
    ]
    expect(read(track(segment(...points))).map(([time]) => time)).toEqual([
      undefined,
      2,
      undefined,
      undefined,
      undefined,
      6,
    ])
  })

  test('may have several tracks and segments, some without times', () => {
    const first = track(
      segment(point(1, 1, at(1)), point(2, 2, at(2))),
      segment(point(3, 3), point(4, 4)),
      segment(point(5, 5, at(5)), point(6, 6, at(6))),
    )
    const second = track(segment(point(7, 7, at(7)), point(8, 8, at(8))))
    expect(read(first + second)).toEqual([
      [1, 1, 1],
      [2, 2, 2],
      [undefined, 3, 3],
      [undefined, 4, 4],
      [5, 5, 5],
      [6, 6, 6],
      [7, 7, 7],
      [8, 8, 8],
    ])
  })

  test('is driven along its tracks, and along its routes where it has none; waypoints are ignored', () => {
    const route = '<rte><rtept lat="10" lon="10"/><rtept lat="11" lon="11"/></rte>'
    const waypoint = '<wpt lat="50" lon="50"><name>Home</name></wpt>'
    expect(read(waypoint + track(segment(point(1, 1), point(2, 2))) + route)).toHaveLength(2)
    expect(read(waypoint + route)).toEqual([
      [undefined, 10, 10],
      [undefined, 11, 11],
    ])
    expect(read(waypoint)).toEqual([])
  })

  test('loses points off the globe and points without coordinates', () => {
    const bad = [point(91, 0), point(0, -181), '<trkpt lat="" lon="1"/>']
    expect(read(track(segment(point(1, 1), ...bad, point(2, 2))))).toHaveLength(2)
  })

  test('may begin with a byte order mark', () => {
    expect(readGpx(`\uFEFF<?xml version="1.0"?>\n${file('')}`, 'my.gpx')).toEqual([])
  })
})

test.each([
  ['nothing', ' \n', 'my.gpx is empty.'],
  [
    'GeoJSON',
    '{"type":"FeatureCollection","features":[]}',
    'my.gpx is not a GPX file but JSON; the demo reads GPX only.',
  ],
  [
    'KML',
    '<kml xmlns="http://www.opengis.net/kml/2.2"/>',
    'my.gpx is not a GPX file but <kml>; the demo reads GPX only.',
  ],
  ['a sentence', 'hello', 'my.gpx is not a GPX file: missing root element.'],
  ['half a file', '<gpx><trk>', 'my.gpx is not a GPX file: unclosed xml tag(s): gpx, trk.'],
])('%s is refused in one line', (_what, text, line) => {
  expect(() => readGpx(text, 'my.gpx')).toThrow(new RegExp(`^${line.replace(/[().]/g, '\\$&')}$`))
})
