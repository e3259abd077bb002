import { describe, expect, test } from 'vitest'
import { arrivalFrom, arrivalIn } from '../../../functions/notifications/domain/arrival.ts'

const now = Date.parse('2026-03-04T15:02:00Z')
const office = { lat: 47.3769, lon: 8.5417 }
/** 10 km north in a straight line. */
const goal = { lat: 47.4668, lon: 8.5417 }
const from = (over: object = {}) => ({ ...office, at: now, speed: 13, ...over })
const format = (arrival: { earliest: number; latest: number } | undefined) =>
  arrival && [arrival.earliest, arrival.latest].map((at) => new Date(at).toISOString().slice(11, 16))

describe('the time of arrival', () => {
  test('is distance by road over speed, as a range of five-minute steps', () => {
    expect(format(arrivalFrom(from(), goal, now))).toEqual(['15:15', '15:25']) // 13 km at 13 m/s: 16 min 40 s
  })

  test.each([
    ['a stationary worker is assumed to drive at the usual speed', 0, ['15:15', '15:25']],
    ['speed is capped', 90, ['15:05', '15:15']],
    ['an unknown speed is the usual one', undefined, ['15:15', '15:25']],
  ])('%s', (_, speed, range) => expect(format(arrivalFrom(from({ speed }), goal, now))).toEqual(range))

  test('is undefined for an old position and a long drive', () => {
    expect(arrivalFrom(from({ at: now - 11 * 60_000 }), goal, now)).toBeUndefined()
    expect(arrivalFrom(from(), { lat: 41.9, lon: 12.5 }, now)).toBeUndefined()
  })

  test.each([
    [0, ['15:05', '15:10']],
    [4, ['15:05', '15:10']],
    [12, ['15:10', '15:20']],
    [60, ['15:55', '16:05']],
  ])('%d minutes ahead never starts in the past', (minutes, range) => {
    const arrival = arrivalIn(minutes * 60_000, now)
    expect(format(arrival)).toEqual(range)
    expect(arrival.earliest).toBeGreaterThanOrEqual(now)
  })
})
