import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeSegment } from '../../../functions/shifts/domain/codec/segment.ts'
import { mergePoints } from '../../../functions/shifts/domain/track/merge-points.ts'
import { isSamePoint } from '../../../functions/shifts/domain/track/point.ts'
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

test('the same time at other coordinates is another point', () => {
  const [here, there] = [aPoint(), aPoint({ lonMicro: 0 })]
  expect(mergePoints([here, there])).toHaveLength(2)
})

test('a drive merged with itself is itself', () => {
  expect(mergePoints(aDrive(100), aDrive(60))).toEqual(aDrive(100))
})
