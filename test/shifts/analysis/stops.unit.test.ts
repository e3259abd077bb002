import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeTrack } from '../../../functions/shifts/domain/analysis/describe-track.ts'
import { planeMetres } from '../../../functions/shifts/domain/analysis/projection.ts'
import type { Point } from '../../../functions/shifts/domain/track/point.ts'
import { haveTracks, realTrack } from './real-tracks.ts'
import { aWalk } from './walks.ts'

const seconds = (points: readonly Point[], at: number) => Math.round((at - (points[0]?.at ?? 0)) / 1000)
const stopsOf = (points: readonly Point[]) =>
  describeTrack(points).stops.map((stop) => [seconds(points, stop.startedAt), seconds(points, stop.endedAt)])
const gapsOf = (points: readonly Point[]) =>
  describeTrack(points).gaps.map((gap) => [seconds(points, gap.startedAt), seconds(points, gap.endedAt)])

describe('stops', () => {
  test.each([1, 5, 15, 60])('four minutes at one place, a fix every %i s, are a stop there', (every) => {
    const points = aWalk({ every }).drive(600).rest(240).drive(600).points()
    const [stop, ...others] = describeTrack(points).stops
    expect(others).toEqual([])
    expect(Math.abs(seconds(points, stop?.startedAt ?? 0) - 600)).toBeLessThanOrEqual(Math.max(8, every))
    expect(Math.abs(seconds(points, stop?.endedAt ?? 0) - 840)).toBeLessThanOrEqual(Math.max(8, every))
    const parked = points.find(({ at }) => seconds(points, at) === 600)
    expect(parked && stop && planeMetres(parked, stop)).toBeLessThan(25)
  })

  test('two minutes at a traffic light are none, nor is a drive of any length', () => {
    expect(stopsOf(aWalk().drive(300).rest(120).drive(300).points())).toEqual([])
    expect(stopsOf(aWalk({ every: 15 }).drive(3600, 1).points())).toEqual([])
  })

  test('a silence between two fixes in the radius is part of it, however long, and is reported', () => {
    const points = aWalk().drive(300).silence(2_400).drive(300).points()
    expect(stopsOf(points)).toEqual([[294, 2706]])
    expect(describeTrack(points).stops[0]?.longestSilence).toBe(2_400_000)
    expect(gapsOf(points)).toEqual([])
  })

  test('a whole track at one place is one stop, and so is a stop at its beginning and at its end', () => {
    expect(stopsOf(aWalk().rest(3600).points())).toEqual([[0, 3600]])
    const points = aWalk().rest(300, 0).drive(600).rest(300, 0).points()
    expect(stopsOf(points)).toEqual([
      [0, 306],
      [894, 1200],
    ])
  })

  test('a short step out of the radius does not end it', () => {
    const points = aWalk().rest(400, 0).drive(60, 1.5, 0).drive(60, 1.5, 180).rest(400, 0).points()
    expect(stopsOf(points)).toEqual([[0, 920]])
  })

  test('flagged fixes do not end it', () => {
    const points = aWalk().drive(60).rest(200).stray(5_000).rest(200, 9).drive(60).points()
    expect(stopsOf(points)).toHaveLength(1)
  })

  test('works across the antimeridian', () => {
    const points = aWalk({ lat: -17, lon: 179.9999 }).rest(300, 30).points()
    expect(describeTrack(points).stops).toHaveLength(1)
    expect(Math.abs(describeTrack(points).stops[0]?.lonMicro ?? 0)).toBeGreaterThan(179_999_000)
  })
})

describe('gaps', () => {
  test('more than 15 minutes without a fix while going on is one', () => {
    expect(gapsOf(aWalk().drive(60).silence(900, 12).drive(60).points())).toEqual([])
    expect(gapsOf(aWalk().drive(60).silence(901, 12).drive(60).points())).toEqual([[60, 961]])
  })

  test('flagged fixes do not fill it', () => {
    const points = aWalk().drive(60).silence(600, 12).silence(600, 12).drive(60).points()
    expect(gapsOf(points)).toEqual([])
    expect(gapsOf(points.map((point, index) => (index === 61 ? { ...point, accuracy: 2_000 } : point)))).toEqual([
      [60, 1260],
    ])
  })

  test('says how far apart its ends are', () => {
    const [gap] = describeTrack(aWalk().drive(60).silence(2_000, 10).points()).gaps
    expect(gap?.metres).toBeCloseTo(20_000, 0)
  })
})

test('stops and gaps never overlap, come in order, and lie inside the track', () => {
  const step = fc.record({
    kind: fc.constantFrom('drive', 'rest', 'silence', 'stray'),
    size: fc.integer({ min: 1, max: 1_500 }),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 8 }), fc.constantFrom(1, 10, 30), (steps, every) => {
      const walk = aWalk({ every })
      for (const { kind, size } of steps) {
        if (kind === 'drive') walk.drive(size, 10, size % 360)
        else if (kind === 'silence') walk.silence(size, size % 3 === 0 ? 0 : 8)
        else walk[kind](size % 700)
      }
      const points = walk.points()
      const { stops, gaps } = describeTrack(points)
      const all = [...stops, ...gaps].sort((one, other) => one.startedAt - other.startedAt)
      expect([...stops, ...gaps].every(({ startedAt, endedAt }) => startedAt < endedAt)).toBe(true)
      expect(all.every((each, index) => each.startedAt >= (all[index - 1]?.endedAt ?? points[0]?.at ?? 0))).toBe(true)
      expect(all.at(-1)?.endedAt ?? 0).toBeLessThanOrEqual(points.at(-1)?.at ?? 0)
    }),
    { numRuns: 60 },
  )
})

describe.runIf(haveTracks)('the bus stops where it stopped', () => {
  /** By speed alone: joined times after which the track stays within 150 m for three minutes. */
  const slow = (points: readonly Point[]) => {
    const found: [number, number][] = []
    for (const [index, point] of points.entries()) {
      const ahead = points.slice(index).findIndex(({ at }) => at - point.at >= 180_000)
      const while3 = points.slice(index, index + ahead + 1)
      if (ahead < 0 || while3.some((other) => planeMetres(point, other) > 150)) continue
      const [from, to] = [seconds(points, point.at), seconds(points, while3.at(-1)?.at ?? 0)]
      const last = found.at(-1)
      if (last && from <= last[1]) last[1] = to
      else found.push([from, to])
    }
    return found
  }

  test('each of its stops is a time in which its speed says that it stayed', () => {
    const bus = realTrack('city-bus-1hz')
    const stayed = slow(bus)
    const stops = stopsOf(bus)
    expect(stops).toEqual([
      [0, 272],
      [1611, 1794],
      [2951, 3206],
      [3253, 3442],
    ])
    for (const [from = 0, to = 0] of stops) {
      const overlap = stayed.map(([start, end]) => Math.min(to, end) - Math.max(from, start))
      expect(Math.max(...overlap) / (to - from)).toBeGreaterThan(0.9)
    }
  })

  test('inside a stop it all but stands: less than 1 m/s over the ground from arrival to departure', () => {
    const bus = realTrack('city-bus-1hz')
    for (const { startedAt, endedAt } of describeTrack(bus).stops) {
      const [arrival, departure] = [bus.find(({ at }) => at === startedAt), bus.find(({ at }) => at === endedAt)]
      const metres = arrival && departure ? planeMetres(arrival, departure) : Number.NaN
      expect(metres / ((endedAt - startedAt) / 1000)).toBeLessThan(1)
    }
  })
})
