import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toInstant } from '../../functions/shared/instant.ts'

test('every instant is formatted as by Date, whatever was formatted before', () => {
  const anyInstant = fc.date({ noInvalidDate: true }).map((date) => date.getTime())
  const nearby = fc.integer({ min: -200_000_000, max: 200_000_000 }).map((offset) => Date.UTC(2026, 4, 1) + offset)
  fc.assert(
    fc.property(fc.array(fc.oneof(anyInstant, nearby)), (instants) => {
      for (const instant of instants) expect(toInstant(instant)).toBe(new Date(instant).toISOString())
    }),
    { numRuns: 1_000 },
  )
  expect(toInstant(1.9)).toBe('1970-01-01T00:00:00.001Z')
  expect(() => toInstant(Number.NaN)).toThrow(RangeError)
})
