import { expect, test } from 'vitest'
import { counterFor, monthOf } from '../../../functions/notifications/domain/cap-counters.ts'

test('a small cap has one counter, used to the last segment', () => {
  expect(counterFor([], 3, 3, 5)).toEqual({ shard: 0, max: 3 })
  expect(counterFor([2], 1, 3, 5)).toEqual({ shard: 0, max: 3 })
  expect(counterFor([2], 2, 3, 5)).toBeUndefined()
  expect(counterFor([], 1, 0, 0)).toBeUndefined()
})

test('a large cap is spread over counters that together never exceed it', () => {
  const used: number[] = []
  let taken = 0
  for (let message = 0; ; message += 1) {
    const units = 1 + (message % 7)
    const counter = counterFor(
      Array.from(used, (each) => each ?? 0),
      units,
      1_000,
      message,
    )
    if (!counter) break
    used[counter.shard] = (used[counter.shard] ?? 0) + units
    expect(used[counter.shard]).toBeLessThanOrEqual(counter.max)
    taken += units
  }
  expect(taken).toBeLessThanOrEqual(1_000)
  expect(taken).toBeGreaterThan(1_000 - 8 * 10)
  expect(new Set(used.keys()).size).toBe(8)
})

test('a cap lowered during the month still counts all shards', () => {
  expect(counterFor([20, 30, 30], 1, 80, 2)).toBeUndefined()
  expect(counterFor([20, 30, 30], 1, 100, 2)).toEqual({ shard: 0, max: 40 })
})

test('a month is that of the company’s time zone', () => {
  expect(monthOf(Date.parse('2026-04-01T02:00:00Z'), 'America/New_York')).toBe('2026-03')
  expect(monthOf(Date.parse('2026-04-01T02:00:00Z'), 'Europe/Zurich')).toBe('2026-04')
})
