import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encodeSegment } from '../../../functions/shifts/domain/codec/segment.ts'
import { rawDistance } from '../../../functions/shifts/domain/track/distance.ts'
import { mergePoints, unknownPoints } from '../../../functions/shifts/domain/track/merge-points.ts'
import { isSamePoint, type Point } from '../../../functions/shifts/domain/track/point.ts'
import { aDrive, anyPoint, aPoint } from '../points.ts'

/** Few times and coordinates, so that points coincide. */
const crowded = fc.array(
  anyPoint.map((point) => ({ ...point, at: point.at % 3, latMicro: point.latMicro % 2, lonMicro: 0 })),
  { minLength: 1, maxLength: 30 },
)

test('any order, repetition and split of a track gives the same bytes', () => {
  fc.assert(
    fc.property(crowded, fc.infiniteStream(fc.nat()), (points, chance) => {
      const next = () => chance.next().value ?? 0
      const shuffled = [...points, ...points.filter(() => next() % 2 === 0)].toSorted(() => (next() % 3) - 1)
      const cut = next() % (shuffled.length + 1)
      const merged = mergePoints(shuffled.slice(cut), shuffled.slice(0, cut))
      expect(encodeSegment(merged).bytes).toEqual(encodeSegment(mergePoints(points)).bytes)
    }),
    { numRuns: 1_000 },
  )
})

test('merged points are in order of time and hold each point once', () => {
  fc.assert(
    fc.property(crowded, (points) => {
      const merged = mergePoints(points)
      for (const [index, point] of merged.entries()) {
        const next = merged[index + 1]
        expect(next === undefined || point.at <= next.at).toBe(true)
        expect(merged.filter((other) => isSamePoint(point, other))).toHaveLength(1)
      }
    }),
  )
})

test('of two copies of one point, the one with more fields is kept', () => {
  const bare = aPoint()
  const fuller = aPoint({ accuracy: 5 })
  expect(mergePoints([fuller], [bare])).toEqual([fuller])
  expect(mergePoints([bare], [fuller])).toEqual([fuller])
})

test('of copies from several devices, the measures are those of the fullest, the device is the lowest', () => {
  const [login, phone, tablet] = [aPoint(), aPoint({ device: 2, accuracy: 5 }), aPoint({ device: 7, altitude: 500 })]
  const kept = { ...phone, device: 0 }
  for (const copies of [
    [login, phone, tablet],
    [tablet, phone, login],
    [phone, login, tablet],
  ]) {
    expect(mergePoints(copies)).toEqual([kept])
    expect(mergePoints(copies.slice(0, 1), mergePoints(copies.slice(1)))).toEqual([kept])
  }
  expect(mergePoints([tablet], [phone])).toEqual([{ ...phone, device: 2 }])
})

test('a point changes what is stored when it is unknown, fuller, or from a device with a lower number', () => {
  const stored = [aPoint({ device: 3, accuracy: 5, flags: 4 })]
  const isUnknown = (point: Point) => unknownPoints(stored, [point]).length === 1
  expect(isUnknown(aPoint({ device: 3, accuracy: 5 }))).toBe(false)
  expect(isUnknown(aPoint({ device: 3 }))).toBe(false)
  expect(isUnknown(aPoint({ device: 4, accuracy: 5 }))).toBe(false)
  expect(isUnknown(aPoint({ device: 2 }))).toBe(true)
  expect(isUnknown(aPoint({ device: 9, accuracy: 5, altitude: 1 }))).toBe(true)
  expect(isUnknown(aPoint({ device: 3, accuracy: 5, lonMicro: 0 }))).toBe(true)
})

test('uploads that leave out what is known make the same track, in any order', () => {
  const uploads = fc.array(crowded, { minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(
      uploads.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      ([all, shuffled]) => {
        const stored = shuffled.reduce<Point[]>((known, upload) => mergePoints(known, unknownPoints(known, upload)), [])
        const bare = (points: readonly Point[]) => points.map((point) => ({ ...point, flags: 0 }))
        expect(bare(stored)).toEqual(bare(mergePoints(...all)))
      },
    ),
    { numRuns: 500 },
  )
})

describe('points of one moment', () => {
  const north = (metres: number, seconds: number, more: Partial<Point> = {}) =>
    aPoint({ at: seconds * 1000, latMicro: 48_000_000 + Math.round(metres * 9), ...more })
  const metresOf = (points: readonly Point[]) => points.map(({ latMicro }) => Math.round((latMicro - 48_000_000) / 9))

  test('come in order of nearness to the last point before them, whichever way the phone goes', () => {
    const southward = [north(400, 0), north(200, 10), north(300, 10), north(100, 20), north(0, 20)]
    const merged = mergePoints(southward)
    expect(metresOf(merged)).toEqual([400, 300, 200, 100, 0])
    expect(rawDistance(merged)).toBeCloseTo(400, -1)
    expect(metresOf(mergePoints([north(0, 0), north(300, 10), north(200, 10)]))).toEqual([0, 200, 300])
  })

  test('at the beginning come in order towards the next point, whichever way the phone goes', () => {
    expect(metresOf(mergePoints([north(300, 0), north(100, 0), north(200, 0), north(0, 10)]))).toEqual([
      300, 200, 100, 0,
    ])
    expect(metresOf(mergePoints([north(300, 10), north(100, 0), north(200, 0), north(0, 0)]))).toEqual([
      0, 100, 200, 300,
    ])
    const other = { ...north(1_000, 5), device: 1 }
    const southward = [north(100, 0), north(200, 0), other, north(0, 10)]
    expect(metresOf(mergePoints(southward))).toEqual([200, 100, 1_000, 0])
  })

  test('are in order of latitude, then longitude, where no other is before or after them, or they are as near', () => {
    expect(metresOf(mergePoints([north(300, 0), north(0, 0), north(100, 0)]))).toEqual([0, 100, 300])
    const sides = [north(0, 0), north(0, 10, { lonMicro: 11_564_488 }), north(0, 10, { lonMicro: 11_564_288 })]
    expect(mergePoints(sides).map(({ lonMicro }) => lonMicro)).toEqual([11_564_388, 11_564_288, 11_564_488])
  })

  test('are those of one device after those of another, each by its own last point', () => {
    const points = [
      ...[north(0, 0), north(20, 10), north(10, 10)],
      ...[north(100, 0), north(80, 10), north(90, 10)].map((point) => ({ ...point, device: 1 })),
    ]
    expect(metresOf(mergePoints(points))).toEqual([0, 100, 10, 20, 90, 80])
  })
})

test('the same time at other coordinates is another point', () => {
  const [here, there] = [aPoint(), aPoint({ lonMicro: 0 })]
  expect(mergePoints([here, there])).toHaveLength(2)
})

test('a drive merged with itself is itself', () => {
  expect(mergePoints(aDrive(100), aDrive(60))).toEqual(aDrive(100))
})
