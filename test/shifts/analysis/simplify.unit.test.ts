import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { planeMetres } from '../../../functions/shifts/domain/analysis/projection.ts'
import { simplify } from '../../../functions/shifts/domain/analysis/simplify.ts'
import type { Point } from '../../../functions/shifts/domain/track/point.ts'
import { simplified, trackOf } from '../../../functions/shifts/domain/track/track.ts'
import { aPoint } from '../points.ts'
import { haveTracks, realTrack } from './real-tracks.ts'
import { aWalk } from './walks.ts'

/** Metres from a point to even movement along the kept points, at the point's time. */
function missed(kept: readonly Point[], point: Point): number {
  const next = kept.findIndex(({ at }) => at >= point.at)
  const [from, to] = [kept[Math.max(0, next - 1)], kept[next]]
  if (!from || !to) return Number.POSITIVE_INFINITY
  const share = to.at === from.at ? 0 : (point.at - from.at) / (to.at - from.at)
  const along = (one: number, other: number) => one + share * (other - one)
  return planeMetres(point, {
    latMicro: along(from.latMicro, to.latMicro),
    lonMicro: along(from.lonMicro, to.lonMicro),
  })
}

const worst = (points: readonly Point[], kept: readonly Point[]) =>
  points.reduce((most, point) => Math.max(most, missed(kept, point)), 0)

describe('simplify', () => {
  test('leaves the ends of an even drive', () => {
    const points = aWalk().drive(600).points()
    expect(simplify(points, 5)).toEqual([points[0], points.at(-1)])
  })

  test('keeps a stop on a straight road, which the line alone would lose', () => {
    const points = aWalk().drive(300, 12, 0).rest(300, 0).drive(300, 12, 0).points()
    expect(simplify(points, 10).map(({ at }) => (at - (points[0]?.at ?? 0)) / 1000)).toEqual([0, 300, 600, 900])
  })

  test('leaves tracks of up to two points alone', () => {
    const points = aWalk().drive(1).points()
    expect(simplify([], 10)).toEqual([])
    expect(simplify(points, 1e9)).toEqual(points)
  })

  test('knows the antimeridian', () => {
    expect(simplify(aWalk({ lat: 0, lon: 179.99 }).drive(600, 12, 90).points(), 5)).toHaveLength(2)
  })

  test('misses no point by more than it was allowed, and keeps points of the track in their order', () => {
    const step = fc.record({ after: fc.integer({ min: 1, max: 90 }), north: fc.nat(9_000), east: fc.nat(9_000) })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), fc.integer({ min: 0, max: 500 }), (steps, metres) => {
        let at = 0
        const points = steps.map(({ after, north, east }) => {
          at += after * 1000
          return aPoint({ at, latMicro: 48_000_000 + north, lonMicro: 11_000_000 + east })
        })
        const kept = simplify(points, metres)
        expect(points.filter((point) => kept.includes(point))).toEqual(kept)
        expect(worst(points, kept)).toBeLessThanOrEqual(metres * 1.0001 + 1e-6)
      }),
    )
  })

  test('stays n log n where every cut falls at the end', () => {
    const ever = Array.from({ length: 60_000 }, (_, index) =>
      aPoint({ at: index * 1000, latMicro: Math.round(80e6 * 0.9995 ** index), lonMicro: index * 100 }),
    )
    const kept = simplify(ever, 1)
    expect(worst(ever.slice(0, 2_000), kept)).toBeLessThanOrEqual(1.0001)
  })

  test.runIf(haveTracks).each([1, 10, 100])('the real bus is missed by %i m at most', (metres) => {
    const bus = realTrack('city-bus-1hz')
    const kept = simplify(bus, metres)
    expect(kept.length).toBeLessThan(bus.length / 2)
    expect(worst(bus, kept)).toBeLessThanOrEqual(metres * 1.0001)
  })
})

test('a simplified track keeps its figures, and a point where each stop and gap begins and ends', () => {
  const points = aWalk().drive(300).rest(600).drive(300).silence(2_000, 12).drive(300).points()
  const track = trackOf('shift-01', { times: [{ startedAt: 0 }], tolerance: 0 }, [points])
  const drawn = simplified(track, 50)
  expect(drawn).toMatchObject({ distanceMeters: track.distanceMeters, stops: track.stops, gaps: track.gaps })
  const edges = [...track.stops, ...track.gaps].flatMap(({ startedAt, endedAt }) => [startedAt, endedAt])
  expect(edges).toHaveLength(4)
  expect(drawn.points.map(({ at }) => at)).toEqual(expect.arrayContaining(edges))
  expect(drawn.points.length).toBeLessThan(20)
})
