import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toInstant } from '../../functions/shared/instant.ts'

test('every moment is told as a Date tells it, whatever was told before', () => {
  const anyMoment = fc.date({ noInvalidDate: true }).map((date) => date.getTime())
  const nearby = fc.integer({ min: -200_000_000, max: 200_000_000 }).map((offset) => Date.UTC(2026, 4, 1) + offset)
  fc.assert(
    fc.property(fc.array(fc.oneof(anyMoment, nearby)), (moments) => {
      for (const moment of moments) expect(toInstant(moment)).toBe(new Date(moment).toISOString())
    }),
    { numRuns: 1_000 },
  )
  expect(toInstant(1.9)).toBe('1970-01-01T00:00:00.001Z')
  expect(() => toInstant(Number.NaN)).toThrow(RangeError)
})
