import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { planeMetres } from '../../../functions/shifts/domain/analysis/projection.ts'
import { proposeEnd } from '../../../functions/shifts/domain/hours/end-proposal.ts'
import type { Point } from '../../../functions/shifts/domain/track/point.ts'
import { simplified, trackOf } from '../../../functions/shifts/domain/track/track.ts'
import { startCpuTimer } from '../../support/cpu-time.ts'
import { aWalk } from '../analysis/walks.ts'
import { aPoint } from '../points.ts'
import { from, metresOf, noise, restingBeside, together } from './side-by-side.ts'

const start = Date.UTC(2026, 4, 1, 8)
const seconds = (at: number) => (at - start) / 1000
const spansOf = (spans: readonly { readonly startedAt: number; readonly endedAt: number }[]) =>
  spans.map(({ startedAt, endedAt }) => [seconds(startedAt), seconds(endedAt)])
const later = (points: readonly Point[], by: number) => points.map((point) => ({ ...point, at: point.at + by * 1000 }))
const always = { times: [{ startedAt: 0 }], tolerance: 0 }

/** Drives, rests at a customer, drives on. */
const day = aWalk({ every: 10 }).drive(1_200, 12).rest(1_800, 5).drive(1_200, 12).points()
const tablet = (every = 30) => restingBeside(day, { every })

describe('what a device in the depot does to the day of a phone', () => {
  test('nothing: distance, stops, gaps, flags and raw distance are those of the phone', () => {
    const alone = together(day)
    const both = together(from(1, day), from(2, tablet()))
    expect(spansOf(both.stops)).toEqual(spansOf(alone.stops))
    expect(both.stops).toEqual(alone.stops)
    expect(both.gaps).toEqual([])
    expect(both.distanceMeters).toBeCloseTo(alone.distanceMeters, 3)
    expect(both.rawDistanceMeters).toBeCloseTo(alone.rawDistanceMeters, 3)
  })

  test('it shows where it lies before the phone is switched on and after it is off', () => {
    const long = restingBeside(
      [
        { ...aPoint(day[0]), at: start - 3_600_000 },
        { ...aPoint(), at: start + 9_000_000 },
      ],
      { every: 60 },
    )
    const { stops, distanceMeters } = together(from(1, day), from(2, long))
    expect(spansOf(stops)).toEqual([[-3_600, 0], spansOf(together(day).stops)[0], [4_200, 9_000]])
    expect(distanceMeters).toBeCloseTo(metresOf(day), 3)
  })

  test('while the phone is silent it is the only one that is heard, then the phone leads again, though it rests', () => {
    const phone = aWalk({ every: 10 }).drive(1_200).silence(2_400, 12).rest(3_600, 5).points()
    const { stops, gaps, distanceMeters } = together(from(1, phone), from(2, restingBeside(phone, { every: 30 })))
    expect(gaps).toEqual([])
    expect(spansOf(stops)).toEqual([[1_200, 3_600], spansOf(together(phone).stops)[0]])
    expect(distanceMeters).toBeCloseTo(metresOf(phone), 3)
  })

  test('an end is proposed from the phone that moved, and not from the tablet that was last heard', () => {
    const long = restingBeside(
      [
        { ...aPoint(day[0]), at: start },
        { ...aPoint(), at: start + 36_000_000 },
      ],
      { every: 60 },
    )
    const propose = (...devices: Point[][]) => {
      const { endedAt, evidence } = proposeEnd(start, 16, together(...devices))
      return [seconds(endedAt), evidence]
    }
    expect(propose(from(1, day), from(2, long))).toEqual([4_200, 'last_movement'])
    const home = [...day, ...later(aWalk({ every: 30 }).rest(7_200, 4).points(), 4_230)].map((point, index) =>
      index < day.length
        ? point
        : { ...point, latMicro: day.at(-1)?.latMicro ?? 0, lonMicro: day.at(-1)?.lonMicro ?? 0 },
    )
    expect(propose(from(1, home), from(2, long))).toEqual(propose(home))
    expect(propose(from(2, long))).toEqual([57_600, 'longest_shift'])
    expect(
      propose(
        from(1, long.slice(0, 9)),
        from(
          2,
          long.map((point) => ({ ...point, lonMicro: 0 })),
        ),
      ),
    ).toEqual([57_600, 'longest_shift'])
  })
})

describe('several devices that move', () => {
  test('a phone that parts from the van: whoever moves in a stretch gives its distance', () => {
    const van = aWalk({ every: 5 }).drive(600, 12).rest(1_200, 3).drive(600, 12).points()
    const walk = aWalk({ every: 5 }).drive(600, 12).drive(600, 1.5, 0).drive(600, 1.5, 90).drive(600, 12).points()
    const both = metresOf(from(1, van), from(2, walk))
    expect(both / metresOf(walk)).toBeGreaterThan(0.98)
    expect(both / metresOf(walk)).toBeLessThan(1.02)
  })

  test('a stop is not shown while the leading device moves', () => {
    const van = aWalk({ every: 5 }).drive(600, 12).rest(1_200, 3).drive(600, 12).points()
    const walk = aWalk({ every: 5 }).drive(600, 12).drive(600, 1.5, 0).drive(600, 1.5, 90).drive(600, 12).points()
    expect(together(from(1, van)).stops).toHaveLength(1)
    expect(together(from(1, van), from(2, walk)).stops).toEqual([])
  })

  test('three phones in one van are one', () => {
    const three = [0, 1, 2].map((device) => from(device, later(day, device * 3)))
    expect(Math.abs(metresOf(...three) / metresOf(day) - 1)).toBeLessThan(0.02)
    expect(together(...three).stops).toHaveLength(1)
  })

  test('a battery dies on the way: the other phone of the van goes on, and the stop after it is its own', () => {
    const dies = from(1, day.slice(0, 90))
    const { distanceMeters, stops, gaps } = together(dies, from(2, later(day, 2)))
    expect(Math.abs(distanceMeters / metresOf(day) - 1)).toBeLessThan(0.02)
    expect([stops.length, gaps.length]).toEqual([1, 0])
  })

  test('a stop during which one phone goes off and another on is one stop', () => {
    const [one, other] = [day.slice(0, 180), later(day.slice(210), 0)]
    const { stops, gaps } = together(from(1, one), from(2, other))
    expect(gaps).toEqual([])
    expect(spansOf(stops)).toEqual(spansOf(together(day).stops))
    expect(stops[0]?.longestSilence).toBe(310_000)
  })

  test('what lies between the last position of one phone and the first of the next counts as for one phone', () => {
    const long = aWalk({ every: 10 }).drive(3_600, 12).points()
    const [one, other] = [from(1, long.slice(0, 100)), from(2, long.slice(160))]
    expect(metresOf(one, other)).toBeCloseTo(metresOf(long), 0)
    const depot = restingBeside(long.slice(160), { every: 10, north: 300_000 })
    expect(metresOf(one, from(2, depot))).toBeCloseTo(metresOf(one), 0)
  })

  test('between one phone and the next lies a gap, when it is long and they are apart', () => {
    const one = aWalk({ every: 10 }).drive(600).points()
    const other = later(aWalk({ every: 10, lat: 48.3 }).drive(600).points(), 3_000)
    const { gaps, distanceMeters } = together(from(1, one), from(2, other))
    expect(spansOf(gaps)).toEqual([[600, 3_000]])
    expect(gaps[0]?.metres).toBeGreaterThan(20_000)
    expect(distanceMeters).toBeCloseTo(2 * metresOf(one), 1)
  })
})

describe('a drawing', () => {
  test('keeps each device within what is allowed, its stops and its ends', () => {
    const track = trackOf('shift-01', always, [from(1, day), from(2, tablet())])
    const drawn = simplified(track, 30)
    expect(drawn.points.length).toBeLessThan(40)
    const alone = simplified(trackOf('shift-01', always, [from(1, day)]), 30)
    expect(drawn.points.filter(({ device }) => device === 1).map(({ at }) => at)).toEqual(
      expect.arrayContaining(alone.points.map(({ at }) => at)),
    )
  })
})

/** Walks of some devices, each with drives, rests, silences and stray fixes. */
const walks = fc.array(
  fc.record({
    every: fc.constantFrom(7, 20, 45),
    north: fc.nat(20_000),
    begins: fc.nat(3_000),
    steps: fc.array(
      fc.record({
        kind: fc.constantFrom('drive', 'rest', 'silence', 'stray'),
        size: fc.integer({ min: 1, max: 1_500 }),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  }),
  { minLength: 1, maxLength: 4 },
)

type Walks = typeof walks extends fc.Arbitrary<infer T> ? T : never

function pointsOf(all: Walks, numbers: readonly number[]): Point[] {
  return all.flatMap(({ every, north, begins, steps }, index) => {
    // never a copy of another's point: that one belongs to the lowest number
    const walk = aWalk({ every, lat: 48 + north / 1e5, lon: 11.5 + index * 1e-5 })
    for (const { kind, size } of steps) {
      if (kind === 'drive') walk.drive(size, 10, size % 360)
      else if (kind === 'silence') walk.silence(size * 2, size % 3 === 0 ? 0 : 8)
      else walk[kind as 'rest' | 'stray'](size % 900)
    }
    return from(numbers[index] ?? 0, later(walk.points(), begins))
  })
}

describe('any devices', () => {
  test('their track is a function of the set of points', () => {
    fc.assert(
      fc.property(walks, fc.infiniteStream(fc.nat()), (all, chance) => {
        const points = pointsOf(all, [0, 1, 2, 3])
        const described = together(points)
        const next = () => chance.next().value ?? 0
        const shuffled = [...points, ...points.filter(() => next() % 2 === 0)].toSorted(() => (next() % 3) - 1)
        expect(together(shuffled)).toEqual(described)
        expect(together([...described.points])).toEqual(described)
      }),
      { numRuns: 60 },
    )
  })

  test('their numbers do not matter for the distance', () => {
    fc.assert(
      fc.property(walks, (all) => {
        const [one, other] = [together(pointsOf(all, [0, 1, 2, 3])), together(pointsOf(all, [9, 4, 7, 2]))]
        expect(other.distanceMeters).toBeCloseTo(one.distanceMeters, 3)
        expect(spansOf(other.gaps)).toEqual(spansOf(one.gaps))
      }),
      { numRuns: 60 },
    )
  })

  test('they drive no farther than the raw distance', () => {
    fc.assert(
      fc.property(walks, (all) => {
        const { distanceMeters, rawDistanceMeters } = together(pointsOf(all, [0, 1, 2, 3]))
        expect(distanceMeters).toBeLessThanOrEqual(rawDistanceMeters + 1e-6)
      }),
      { numRuns: 60 },
    )
  })

  test('stops and gaps never overlap, come in order, and a stop is at one place', () => {
    fc.assert(
      fc.property(walks, (all) => {
        const { points, stops, gaps } = together(pointsOf(all, [0, 1, 2, 3]))
        const spans = [...stops, ...gaps].toSorted((one, other) => one.startedAt - other.startedAt)
        expect(spans.every((each, index) => each.startedAt >= (spans[index - 1]?.endedAt ?? 0))).toBe(true)
        for (const stop of stops) {
          expect(stop.endedAt - stop.startedAt).toBeGreaterThanOrEqual(180_000)
          expect(points.some((point) => planeMetres(point, stop) < 100)).toBe(true)
        }
      }),
      { numRuns: 60 },
    )
  })
})

test('twenty devices of a day are described in a few seconds', () => {
  const random = noise(3)
  const all = Array.from({ length: 20 }, (_, device) =>
    Array.from({ length: 3_000 }, (_, index) =>
      aPoint({
        device,
        at: start + index * 30_000 + device,
        latMicro: 48_000_000 + Math.round(random() * 3_000) + index * (index % 7),
      }),
    ),
  )
  const cpuTime = startCpuTimer()
  together(...all)
  expect(cpuTime()).toBeLessThan(8_000)
})
