import { expect, test } from 'vitest'
import { clockAhead, clockSkew } from '../../../functions/shifts/dialects/reading/clock-skew.ts'
import { dialectOf } from '../../../functions/shifts/dialects/registry.ts'
import { record } from './transistor-samples.ts'

const noon = Date.UTC(2026, 10, 20, 12)
const minute = 60_000

/** The fixes are right, the phone's clock is ahead; it records each fix `late` and uploads at noon. */
const ahead = (milliseconds: number, ages: readonly number[], late = 0) => {
  const recordings = ages.map((age) => ({ at: noon - age, recordedAt: noon - age + late + milliseconds }))
  const clock = clockSkew(recordings)
  return clock && clockAhead(clock, noon)
}

test.each([
  ['right, live', 0, [minute, 0], 0, 0],
  ['right, a fix that was old', 0, [minute], 30_000, 0],
  ['right, a backlog', 0, [1_440 * minute, 1_000 * minute], 0, 0],
  ['7 minutes ahead, live', 7 * minute, [2 * minute, 0], 0, 7 * minute],
  ['7 minutes ahead, an old backlog proves nothing', 7 * minute, [60 * minute], 0, 0],
  ['7 minutes behind', -7 * minute, [2 * minute, 0], 0, -7 * minute],
  ['7 minutes behind, a backlog', -7 * minute, [1_440 * minute], 0, -7 * minute],
])('a clock that is %s', (_name, off, ages, late, expected) => {
  expect(ahead(off, ages, late)).toBe(expected)
})

test('no recordings, no clock skew', () => {
  expect(clockSkew([])).toBeUndefined()
})

test.each([
  ['recorded_at', {}],
  ['timestamp and age', { recorded_at: undefined }],
])('transistor reports its clock by %s', (_name, more) => {
  const body = JSON.stringify({ location: [record(noon, more), record(noon + 1_000, more)] })
  const { clock } = dialectOf('transistor')?.parse({ query: {}, body, receivedAt: noon }) ?? {}
  expect(clock).toEqual({ recordedAt: noon + 1_150, leastAge: 150 })
})

test('owntracks reports its clock by created_at', () => {
  const body = JSON.stringify({ _type: 'location', tst: noon / 1_000, created_at: noon / 1_000 + 3, lat: 1, lon: 1 })
  const { clock } = dialectOf('owntracks')?.parse({ query: {}, body, receivedAt: noon }) ?? {}
  expect(clock).toEqual({ recordedAt: noon + 3_000, leastAge: 3_000 })
})
