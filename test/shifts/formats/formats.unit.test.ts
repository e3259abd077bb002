import { gpx, kml } from '@tmcw/togeojson'
import { DOMParser } from '@xmldom/xmldom'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { trackCsv } from '../../../functions/shifts/domain/formats/csv.ts'
import { geojsonOf } from '../../../functions/shifts/domain/formats/geojson.ts'
import { gpxOf } from '../../../functions/shifts/domain/formats/gpx.ts'
import { kmlOf } from '../../../functions/shifts/domain/formats/kml.ts'
import { toTrackPoint } from '../../../functions/shifts/domain/formats/position-fields.ts'
import { degrees, type Point } from '../../../functions/shifts/domain/track/point.ts'
import { type Track, trackOf } from '../../../functions/shifts/domain/track/track.ts'
import { haveTracks, realTrack } from '../analysis/real-tracks.ts'
import { aWalk } from '../analysis/walks.ts'
import { anyPoint } from '../points.ts'
import { geojsonFaults } from './geojson-rules.ts'
import { faultsOf, gpxGrammar, kmlGrammar } from './grammar.ts'
import { haveSchemas, officialFaults } from './official-schemas.ts'
import { rowsOf } from './rows.ts'

const track = (points: readonly Point[]): Track =>
  trackOf('shift-01', { times: [{ startedAt: 0 }], tolerance: 0 }, [points])
const read = (xml: string) => new DOMParser().parseFromString(xml, 'text/xml')
const hostile = `]]>&<script>"'\u0000\ud800 🚐 </description><Placemark/>`

/** Has everything: track, stop, gap, jump, and an inaccurate point. */
const day = track(
  aWalk({ every: 5, known: { altitude: 519, speedDeci: 121, heading: 70, accuracy: 6, batteryPercent: 80 } })
    .drive(300)
    .rest(600)
    .stray(20_000)
    .drive(300)
    .stray(10, 0, { accuracy: 900 })
    .silence(2_000, 10)
    .drive(300)
    .points(),
)
const fixes = day.points.filter(({ flags }) => flags === 0)
const lonLatOf = ({ lonMicro, latMicro }: Point) => [degrees(lonMicro), degrees(latMicro)]
const flat = (geometry: unknown) => (geometry as { coordinates: number[][][] }).coordinates.flat()

test('the sample day has a stop, a gap and two flagged points', () => {
  expect([day.stops.length, day.gaps.length, day.points.length - fixes.length]).toEqual([1, 1, 2])
})

describe('gpx', () => {
  test('is what its schema allows, with any note', () => {
    expect(faultsOf(gpxOf(day, hostile), gpxGrammar)).toEqual([])
    expect(faultsOf(gpxOf(track([])), gpxGrammar)).toEqual([])
  })

  test('is read by another program: a segment from gap to gap, a waypoint per stop, no line through flagged points', () => {
    const features = gpx(read(gpxOf(day))).features
    expect(features.map(({ geometry }) => geometry?.type)).toEqual(['MultiLineString', 'Point'])
    expect(flat(features[0]?.geometry)).toEqual(fixes.map((point) => [...lonLatOf(point), 519]))
    expect(features[0]?.properties?.['coordinateProperties'].times.flat()).toEqual(
      fixes.map(({ at }) => toTrackPoint({ ...(fixes[0] as Point), at }).at),
    )
    expect(features[1]?.properties).toMatchObject({
      name: 'Stop',
      time: new Date(day.stops[0]?.startedAt ?? 0).toISOString(),
    })
  })

  test('keeps the flagged points, each alone, with what was found', () => {
    expect(gpxOf(day).match(/<trkseg><trkpt [^>]*>.*?<\/trkpt><\/trkseg>/g)).toHaveLength(2)
    expect(gpxOf(day).match(/<cmt>.*?<\/cmt>/g)).toEqual(['<cmt>jump</cmt>', '<cmt>inaccurate</cmt>'])
  })
})

describe('kml', () => {
  test('is what its schema allows, with any note', () => {
    expect(faultsOf(kmlOf(day, hostile), kmlGrammar)).toEqual([])
    expect(faultsOf(kmlOf(track([])), kmlGrammar)).toEqual([])
  })

  test('is read by another program: lines from gap to gap, the stop, and every flagged point', () => {
    const features = kml(read(kmlOf(day))).features
    const lines = features.filter(({ geometry }) => geometry?.type === 'LineString')
    expect(lines).toHaveLength(2)
    expect(
      lines.flatMap(({ geometry }) => flat({ coordinates: [(geometry as { coordinates: number[][] }).coordinates] })),
    ).toEqual(fixes.map((point) => [...lonLatOf(point), 519]))
    expect(features.slice(2).map(({ properties }) => properties?.['name'])).toEqual(['10 min', 'jump', 'inaccurate'])
    expect(lines[0]?.properties?.['timespan']).toEqual({
      begin: new Date(fixes[0]?.at ?? 0).toISOString(),
      end: new Date(day.gaps[0]?.startedAt ?? 0).toISOString(),
    })
  })

  test('holds a hostile note as the text that it is', () => {
    const [description] = read(kmlOf(day, hostile)).getElementsByTagName('description')
    expect(description?.textContent).toBe(`]]>&<script>"' 🚐 </description><Placemark/>`)
    expect(read(kmlOf(track([]), hostile)).getElementsByTagName('Placemark')).toHaveLength(0)
  })
})

describe('geojson', () => {
  test('has the track, then the stop, then the flagged points, each position with its time', () => {
    const { features, bbox } = JSON.parse(geojsonOf(day))
    expect(features.map(({ geometry, properties }: never) => [geometry['type'], properties['kind']])).toEqual([
      ['MultiLineString', 'way'],
      ['Point', 'stop'],
      ['MultiPoint', 'flagged'],
    ])
    expect(features[0].geometry.coordinates.flat()).toHaveLength(fixes.length)
    expect(features[0].properties.coordinateProperties.times.flat()).toHaveLength(fixes.length)
    expect(features[0].properties.gaps).toMatchObject([{ duration: 'PT33M25S' }])
    expect(features[1].properties.duration).toMatch(/^PT10M/)
    expect(features[2].properties.coordinateProperties.flags).toEqual([['jump'], ['inaccurate']])
    expect(geojsonFaults(geojsonOf(day))).toEqual([])
    expect(bbox).toEqual([day.bounds?.west, day.bounds?.south, day.bounds?.east, day.bounds?.north])
  })

  test('a single point between two gaps is a line with both ends there', () => {
    const lonely = track(aWalk().drive(9).silence(2_000, 9).silence(2_000, 9).drive(9).points())
    const [way] = JSON.parse(geojsonOf(lonely)).features
    expect(way.geometry.coordinates[1]).toEqual([way.geometry.coordinates[1][0], way.geometry.coordinates[1][0]])
    expect(way.properties.coordinateProperties.times[1]).toHaveLength(2)
  })
})

describe('csv', () => {
  test('has every point, flagged ones too, in the units of the API', () => {
    const [header, ...rows] = rowsOf(trackCsv(day))
    expect(header?.join()).toBe('at,lat,lon,accuracy,speed,heading,altitude,battery,activity,moving,mock,flags,device')
    expect(rows).toHaveLength(day.points.length)
    expect(rows.map((row) => row.at(-2)).filter((flags) => flags !== '')).toEqual(['jump', 'inaccurate'])
    expect(rows[0]).toEqual([
      '2026-05-01T08:00:00.000Z',
      '48.1',
      '11.5',
      '6',
      '12.1',
      '70',
      '519',
      '0.8',
      '',
      '',
      '',
      '',
      '0',
    ])
  })

  test('numbers below zero stay numbers', () => {
    const [, row] = rowsOf(trackCsv(track(aWalk({ lat: -33.5, lon: -70.6 }).points())))
    expect(row?.slice(1, 3)).toEqual(['-33.5', '-70.6'])
  })
})

describe('several devices', () => {
  const walk = (lat: number, device: number) =>
    aWalk({ every: 5, lat })
      .drive(200)
      .silence(2_000, 9)
      .drive(100)
      .stray(30_000)
      .drive(100)
      .points()
      .map((point) => ({ ...point, device }))
  const three = track([...walk(48.1, 0), ...walk(48.5, 1), ...walk(49, 7)].toSorted((one, other) => one.at - other.at))
  const latitudesOf = (line: readonly number[][]) => new Set(line.map(([, lat = 0]) => Math.round(lat * 10) / 10))

  test('no line runs from one to another, and each says whose it is', () => {
    const way = JSON.parse(geojsonOf(three)).features[0]
    expect(way.properties.coordinateProperties.devices).toEqual([0, 0, 1, 1, 7, 7])
    expect(way.geometry.coordinates).toHaveLength(6)
    const drawn = gpx(read(gpxOf(three))).features.flatMap(({ geometry }) =>
      geometry?.type === 'MultiLineString' ? geometry.coordinates : [],
    )
    const placed = kml(read(kmlOf(three))).features.flatMap(({ geometry }) =>
      geometry?.type === 'LineString' ? [geometry.coordinates] : [],
    )
    for (const lines of [way.geometry.coordinates, drawn, placed]) {
      for (const line of lines) expect(latitudesOf(line).size).toBeLessThanOrEqual(2)
    }
    expect(drawn.length).toBeGreaterThanOrEqual(6)
    expect(gpxOf(three).match(/<src>device \d<\/src>/g)).toEqual(
      ['1', '7', '1', '7'].map((device) => `<src>device ${device}</src>`),
    )
    expect(kmlOf(three).match(/<name>Way[^<]*/g)).toEqual(
      ['', '', ', device 1', ', device 1', ', device 7', ', device 7'].map((whose) => `<name>Way${whose}`),
    )
  })

  test('flagged points say whose they are, and so do CSV and JSON', () => {
    const { features } = JSON.parse(geojsonOf(three))
    expect(features.at(-1).properties.coordinateProperties.devices).toEqual([0, 1, 7])
    const rows = rowsOf(trackCsv(three)).slice(1)
    expect([...new Set(rows.map((row) => row.at(-1)))]).toEqual(['0', '1', '7'])
    expect(three.points.slice(0, 3).map((point) => toTrackPoint(point).device)).toEqual([undefined, 1, 7])
  })
})

test('any track is valid in every format, and no point is lost in any', () => {
  fc.assert(
    fc.property(fc.array(anyPoint, { maxLength: 40 }), fc.string({ unit: 'binary', maxLength: 40 }), (points, note) => {
      const any = track(points)
      expect(faultsOf(gpxOf(any, note), gpxGrammar)).toEqual([])
      expect(faultsOf(kmlOf(any, note), kmlGrammar)).toEqual([])
      expect(gpxOf(any).match(/<trkpt /g) ?? []).toHaveLength(any.points.length)
      expect(rowsOf(trackCsv(any))).toHaveLength(any.points.length + 1)
      expect(geojsonFaults(geojsonOf(any))).toEqual([])
    }),
    { numRuns: 60 },
  )
})

describe.skipIf(!haveSchemas)('by the schemas of Topografix and OGC themselves', () => {
  test('every track with any note is valid', () => {
    const notes = fc.sample(fc.string({ unit: 'binary', maxLength: 40 }), { numRuns: 60, seed: 11 })
    const tracks = fc.sample(fc.array(anyPoint, { maxLength: 40 }), { numRuns: 60, seed: 11 }).map(track)
    const all = [day, track([]), ...tracks].map((each, index) => [each, notes[index] ?? hostile] as const)
    expect(
      officialFaults(
        'gpx',
        all.map(([each, note]) => gpxOf(each, note)),
      ),
    ).toEqual([])
    expect(
      officialFaults(
        'kml',
        all.map(([each, note]) => kmlOf(each, note)),
      ),
    ).toEqual([])
  })

  test('invalid documents are found', () => {
    const twice = '<trkseg></trkseg><name>late</name>'
    expect(officialFaults('gpx', [gpxOf(day), gpxOf(day).replace('</trk>', `${twice}</trk>`)]).join()).toMatch(
      /^1\.gpx:\d+: .*}name'/,
    )
    expect(officialFaults('kml', [broken(kmlOf(day), '<tessellate>1<', '<tessellate>2<')]).join()).toContain(
      'tessellate',
    )
  })
})

const broken = (xml: string, from: string, to: string) => {
  expect(xml).toContain(from)
  return xml.replace(from, to)
}

test('invalid documents are found', () => {
  const gpxFaults = (from: string, to: string) => faultsOf(broken(gpxOf(day), from, to), gpxGrammar)
  const kmlFaults = (from: string, to: string) => faultsOf(broken(kmlOf(day), from, to), kmlGrammar)
  expect(gpxFaults(' creator="Fieldpost"', '')).toEqual(['<gpx> without creator'])
  expect(gpxFaults('<trkpt lat=', '<trkpt latitude=')).toEqual(['<trkpt> without lat', 'latitude in <trkpt>'])
  expect(gpxFaults('<trkseg>', '<trkseg><ele>1</ele>')).toEqual(['<ele> in <trkseg>'])
  expect(gpxFaults('<name>Stop</name>', '<cmt/><name>Stop</name>')).toEqual(['<name> in <wpt>'])
  expect(kmlFaults(' name="distanceMeters"', '')).toEqual(['<Data> without name'])
  expect(kmlFaults('<tessellate>1<', '<tessellate>2<')).toEqual(['<tessellate>2'])
  expect(kmlFaults('kml/2.2', 'kml/2.1')).toEqual(['<kml> without xmlns'])
  expect(geojsonFaults(broken(geojsonOf(day), '[11.', '[191.'))).toHaveLength(1)
})

test.runIf(haveTracks)('a real drive comes back whole from gpx', () => {
  const bus = track(realTrack('city-bus-1hz'))
  const [line] = gpx(read(gpxOf(bus))).features
  expect(line?.geometry).toMatchObject({ type: 'LineString', coordinates: bus.points.map(lonLatOf) })
})
