import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TrackPoint } from '../../demo/read-gpx.ts'
import { fitInShift, inOrder, spaceEvenly } from '../../demo/track-times.ts'

const second = 1_000
const hour = 3_600 * second
/** A point every 0.001 degrees to the east on the equator (111.3 m), with the times given in seconds. */
const line = (...times: (number | undefined)[]): TrackPoint[] =>
  times.map((time, index) => ({ time: time === undefined ? undefined : time * second, lat: 0, lon: index / 1_000 }))
const seconds = (points: readonly { time: number }[]) => points.map(({ time }) => time / second)

describe('points without times', () => {
  test('get evenly spaced ones, at 50 km/h, and it is said', () => {
    const { points, notes } = spaceEvenly(line(undefined, undefined, undefined))
    expect(seconds(points)).toEqual([0, 8, 16])
    expect(notes).toEqual(['The track has no times: its points are spaced evenly, 8 seconds apart.'])
  })

  test('that all have one time have none', () => {
    expect(seconds(spaceEvenly(line(5, 5, 5, undefined)).points)).toEqual([0, 8, 16, 24])
  })

  test('are spaced between those that have one, and it is said', () => {
    const { points, notes } = spaceEvenly(line(undefined, 10, undefined, undefined, 40, undefined))
    expect(seconds(points)).toEqual([5, 10, 20, 30, 40, 45])
    expect(notes).toEqual(['4 points without a time are spaced evenly between the others.'])
    expect(spaceEvenly(line(1, undefined, 3)).notes).toEqual([
      '1 point without a time is spaced evenly between the others.',
    ])
  })

  test('are not mentioned where there are none', () => {
    expect(spaceEvenly(line(1, 2, 3)).notes).toEqual([])
  })
})

test('points out of order are sorted, and it is said', () => {
  const { points, notes } = inOrder(spaceEvenly(line(30, 10, 20)))
  expect(seconds(points)).toEqual([10, 20, 30])
  expect(points.map(({ lon }) => lon)).toEqual([0.001, 0.002, 0])
  expect(notes).toEqual(['The points are not in the order of their times: they are sorted.'])
  expect(inOrder(spaceEvenly(line(1, 2, 2, 3))).notes).toEqual([])
})

describe('a track longer than a shift', () => {
  test('has its pauses shortened', () => {
    const { points, notes } = fitInShift(spaceEvenly(line(0, 60, 86_400, 86_460)))
    expect(seconds(points)).toEqual([0, 60, 660, 720])
    expect(notes).toEqual(['The track lasts 1 day, longer than a shift: its pauses are shortened to 10 minutes.'])
  })

  test('is driven in part when that does not suffice', () => {
    const { points, notes } = fitInShift(spaceEvenly(line(...Array.from({ length: 200 }, (_, index) => index * 600))))
    expect(points).toHaveLength(73)
    expect(notes.at(-1)).toBe('The track lasts 1 day 9 hours, longer than a shift: only its first 12 hours are driven.')
  })

  test('is left as it is up to 12 hours', () => {
    const timed = spaceEvenly(line(0, 43_200))
    expect(fitInShift(timed)).toBe(timed)
  })
})

test('whatever the times are: every point has one, in order, within 12 hours', () => {
  const time = fc.option(fc.integer({ min: 0, max: 400 * 24 * 3_600 }), { nil: undefined })
  fc.assert(
    fc.property(fc.array(time, { minLength: 2, maxLength: 50 }), (times) => {
      const { points } = fitInShift(inOrder(spaceEvenly(line(...times))))
      const all = points.map((point) => point.time)
      expect(all).toEqual(all.toSorted((one, other) => one - other))
      expect((all.at(-1) ?? 0) - (all[0] ?? 0)).toBeLessThanOrEqual(12 * hour)
      expect(points.length).toBeGreaterThanOrEqual(2)
    }),
  )
})
