import { gpx } from '@tmcw/togeojson'
import { DOMParser } from '@xmldom/xmldom'
import { describe, expect, test } from 'vitest'
import { describeTrack } from '../../../functions/shifts/domain/analysis/describe-track.ts'
import { geojsonOf } from '../../../functions/shifts/domain/formats/geojson.ts'
import { gpxOf } from '../../../functions/shifts/domain/formats/gpx.ts'
import { toTrackPoint } from '../../../functions/shifts/domain/formats/position-fields.ts'
import { boundsOf } from '../../../functions/shifts/domain/track/bounds.ts'
import { metresBetween, rawDistance } from '../../../functions/shifts/domain/track/distance.ts'
import { trackOf } from '../../../functions/shifts/domain/track/track.ts'
import { aDrive, aPoint } from '../points.ts'

const pointAt = (lat: number, lon: number, seconds = 0) =>
  aPoint({ at: seconds * 1000, latMicro: Math.round(lat * 1e6), lonMicro: Math.round(lon * 1e6) })
const always = { times: [{ startedAt: 0 }], tolerance: 0 }

describe('distance', () => {
  test('is that on the ellipsoid: Flinders Peak to Buninyong', () => {
    const flindersPeak = pointAt(-37.95103342, 144.42486789)
    const buninyong = pointAt(-37.65282114, 143.92649553)
    expect(metresBetween(flindersPeak, buninyong)).toBeCloseTo(54_972.271, 0)
  })

  test('ignores a spike, an inaccurate point and a mock one; the raw distance counts them', () => {
    const straight = [0, 1, 2, 3, 4].map((step) => pointAt(48 + step * 1e-4, 11, step * 10))
    const noisy = [
      ...straight.slice(0, 2),
      pointAt(49, 11, 12),
      { ...pointAt(48.01, 11, 14), accuracy: 900 },
      { ...pointAt(48.01, 11, 16), mock: true },
      ...straight.slice(2),
    ]
    expect(describeTrack(noisy).distanceMeters).toBeCloseTo(rawDistance(straight), 6)
    expect(rawDistance(noisy)).toBeGreaterThan(200_000)
  })

  test('of nothing, and of one point, is 0', () => {
    expect(rawDistance([])).toBe(0)
    expect(rawDistance([aPoint()])).toBe(0)
  })
})

describe('bounds', () => {
  test('surround all points', () => {
    expect(boundsOf([pointAt(1, 2), pointAt(-3, 4)])).toEqual({ west: 2, south: -3, east: 4, north: 1 })
    expect(boundsOf([])).toBeUndefined()
  })

  test('cross the antimeridian where that is the smaller box', () => {
    expect(boundsOf([pointAt(0, 179.5), pointAt(1, -179.5)])).toEqual({ west: 179.5, south: 0, east: -179.5, north: 1 })
  })
})

describe('the track of a shift', () => {
  test('shows only what lies inside the shift now', () => {
    const span = { times: [{ startedAt: 10_000, endedAt: 20_000 }], tolerance: 1_000 }
    const drive = aDrive(40, { at: 0 })
    const { points } = trackOf('shift-00', span, [drive.slice(20), drive.slice(0, 25)])
    expect(points).toEqual(drive.slice(9, 21))
  })
})

describe('formats for other programs', () => {
  const track = trackOf('shift-01', always, [aDrive(30)])

  test('gpx holds each point with time, elevation, speed and course', () => {
    const [line] = gpx(new DOMParser().parseFromString(gpxOf(track), 'text/xml')).features
    const points = track.points.map(toTrackPoint)
    expect(line).toMatchObject({
      geometry: { type: 'LineString', coordinates: points.map(({ lon, lat, altitude }) => [lon, lat, altitude]) },
      properties: {
        name: 'shift-01',
        coordinateProperties: {
          times: points.map(({ at }) => at),
          speeds: points.map(({ speed }) => speed),
          courses: points.map(({ heading }) => heading),
        },
      },
    })
  })

  test('geojson is a line with its times, one point, or nothing', () => {
    const parsed = JSON.parse(geojsonOf(track))
    expect(parsed.features[0].geometry.coordinates).toHaveLength(30)
    expect(parsed.features[0].properties.coordinateProperties.times[0]).toBe('2026-05-01T08:00:00.000Z')
    const single = JSON.parse(geojsonOf(trackOf('shift-02', always, [aDrive(1)])))
    expect(single.features[0].geometry).toMatchObject({ type: 'Point', coordinates: [11.564688, 48.163507, 515] })
    expect(JSON.parse(geojsonOf(trackOf('shift-03', always, [])))).toEqual({ type: 'FeatureCollection', features: [] })
  })

  test('gpx of a shift without positions is valid, and the antimeridian is -180', () => {
    expect(gpxOf(trackOf('shift-04', always, []))).toContain('<trk><name>shift-04</name>\n</trk>')
    expect(gpxOf(trackOf('shift-05', always, [[pointAt(0, 180)]]))).toContain('<trkpt lat="0" lon="-180">')
  })
})
