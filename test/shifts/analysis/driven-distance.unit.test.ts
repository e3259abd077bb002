import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeTrack } from '../../../functions/shifts/domain/analysis/describe-track.ts'
import { planeMetres } from '../../../functions/shifts/domain/analysis/projection.ts'
import { metresBetween } from '../../../functions/shifts/domain/track/distance.ts'
import { mergePoints } from '../../../functions/shifts/domain/track/merge-points.ts'
import type { Point } from '../../../functions/shifts/domain/track/point.ts'
import { anyPoint, aPoint } from '../points.ts'
import { haveTracks, realTrack } from './real-tracks.ts'
import { aWalk } from './walks.ts'

const driven = (points: readonly Point[]) => describeTrack(points).distanceMeters
const raw = (points: readonly Point[]) => describeTrack(points).rawDistanceMeters

describe('distance', () => {
  test('of a steady drive is that of the drive', () => {
    expect(driven(aWalk().drive(1_000, 12).points())).toBeCloseTo(12_000, 0)
    expect(driven(aWalk({ every: 15 }).drive(1_005, 12).points())).toBeCloseTo(12_060, 0)
    expect(driven(aWalk().drive(1_001, 1.4).points())).toBeCloseTo(1_401.4, 0)
  })

  test('leaves out what is flagged, which the raw one counts', () => {
    const points = aWalk().drive(100).stray(8_000).drive(100).points()
    expect(driven(points)).toBeCloseTo(201 * 12, 0)
    expect(raw(points)).toBeGreaterThan(16_000)
  })

  test('does not drive a gap, but does drive a shorter silence', () => {
    expect(driven(aWalk().drive(100, 10).silence(1_000, 10).drive(100, 10).points())).toBeCloseTo(2_000, 0)
    expect(driven(aWalk().drive(100, 10).silence(800, 10).drive(100, 10).points())).toBeCloseTo(10_000, 0)
  })

  test('does not count the noise of a resting phone, in a stop or at a light', () => {
    const hour = aWalk().rest(3_600, 12).points()
    expect(raw(hour)).toBeGreaterThan(10_000)
    expect(driven(hour)).toBe(0)
    expect(driven(aWalk().drive(100).rest(90, 6).drive(100).points())).toBeCloseTo(2_400, -2)
    expect(driven(aWalk().drive(300).rest(1_200, 8).drive(300).points())).toBeCloseTo(7_200, -2)
  })

  test('of no point, and of one, is 0', () => {
    expect([driven([]), driven([aPoint()]), raw([]), raw([aPoint()])]).toEqual([0, 0, 0, 0])
    expect(describeTrack([])).toMatchObject({ points: [], stops: [], gaps: [], bounds: undefined })
  })
})

test('near positions are as far apart on the plane as on the geodesic', () => {
  const anywhere = { lat: fc.integer({ min: -75e6, max: 75e6 }), lon: fc.integer({ min: -180e6, max: 180e6 }) }
  const step = fc.integer({ min: -7_000, max: 7_000 })
  fc.assert(
    fc.property(anywhere.lat, anywhere.lon, step, step, (latMicro, lonMicro, north, east) => {
      const one = aPoint({ latMicro, lonMicro })
      const wrapped = ((lonMicro + east + 540e6) % 360e6) - 180e6
      const other = aPoint({ latMicro: latMicro + north, lonMicro: wrapped })
      expect(Math.abs(planeMetres(one, other) - metresBetween(one, other))).toBeLessThan(0.005)
    }),
  )
})

test('any order and repetition of any points describes the same track; the driven distance never exceeds the raw one', () => {
  const near = fc
    .record({ at: fc.nat(40), lat: fc.nat(4_000), lon: fc.nat(4_000) })
    .map(({ at, lat, lon }) => aPoint({ at: at * 20_000, latMicro: 48_000_000 + lat, lonMicro: 11_000_000 + lon }))
  const sets = fc.oneof(fc.array(near, { maxLength: 60 }), fc.array(anyPoint, { maxLength: 30 }))
  const shuffled = sets.chain((points) =>
    fc.tuple(fc.constant(points), fc.shuffledSubarray([...points, ...points], { minLength: points.length })),
  )
  fc.assert(
    fc.property(shuffled, ([points, again]) => {
      const described = describeTrack(mergePoints(points))
      expect(describeTrack(mergePoints(again, points))).toEqual(described)
      expect(describeTrack(described.points)).toEqual(described)
      expect(described.distanceMeters).toBeLessThanOrEqual(described.rawDistanceMeters + 1e-6)
    }),
  )
})

describe.runIf(haveTracks)('real tracks', () => {
  test('the Munich drive at 1 s and at 15 s is the same distance within 2 %', () => {
    const [often, seldom] = [driven(realTrack('car-munich-1s')), driven(realTrack('car-munich-15s'))]
    expect(Math.abs(often - seldom) / Math.min(often, seldom)).toBeLessThan(0.02)
    expect(often).toBeGreaterThan(13_300)
  })

  test.each([2, 5, 10])('the bus, of which every %ith fix is kept, drives as far within 4 %', (every) => {
    const bus = realTrack('city-bus-1hz')
    const thinned = driven(bus.filter((_, index) => index % every === 0))
    expect(Math.abs(driven(bus) / thinned - 1)).toBeLessThan(0.04)
  })

  test('57,540 points are described whole', () => {
    const bus = realTrack('city-bus-1hz')
    const many = Array.from({ length: 57_540 }, (_, index) => {
      const round = Math.floor(index / bus.length)
      return aPoint({
        ...bus[round % 2 === 0 ? index % bus.length : bus.length - 1 - (index % bus.length)],
        at: index * 1000,
      })
    })
    const { points, distanceMeters } = describeTrack(many)
    expect(points).toHaveLength(57_540)
    expect(distanceMeters).toBeGreaterThan(26 * 13_000)
  })
})
