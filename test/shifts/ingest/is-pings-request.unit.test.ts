import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isPingsRequest } from '../../../functions/shifts/ingest/is-pings-request.ts'
import { PingsRequest } from '../../../functions/shifts/ingest/schemas.ts'

const fields = Object.keys(PingsRequest.shape.pings.element.shape)
/** Each kind of JSON value, and what a parser makes of a number out of range. */
const kinds = ['', 'text', 0, -1.5, 1e308, Number.POSITIVE_INFINITY, true, false, null, [], [1], {}, { at: 'x' }]
const valid = { at: '2026-05-01T08:00:00Z', lat: 48.1, lon: 11.5 }
const agree = (body: unknown) => {
  expect(isPingsRequest(body), JSON.stringify(body)).toBe(PingsRequest.safeParse(body).success)
}

describe('the fast check accepts what the schema accepts, and nothing else', () => {
  test.each(fields)('%s of every kind, and missing', (field) => {
    for (const kind of [...kinds, undefined]) agree({ pings: [{ ...valid, [field]: kind }] })
    const { [field]: _, ...without } = valid as Record<string, unknown>
    agree({ pings: [without] })
  })

  test.each([...kinds, 'minted-offline', 'short', 'x'.repeat(64), 'x'.repeat(65), 'not a minted id'])(
    'shift %j',
    (shiftId) => agree({ shiftId, pings: [valid] }),
  )

  test.each(kinds)('%j for a ping, for the pings and for the body', (kind) => {
    agree({ pings: [valid, kind] })
    agree({ pings: kind })
    agree(kind)
  })

  test.each([0, 1, 10_000, 10_001])('%d pings', (count) => {
    agree({ pings: new Array(count).fill(valid) })
  })

  test('any JSON, and any pings with anything in them', () => {
    const value = fc.oneof(fc.constantFrom(...kinds), fc.jsonValue({ maxDepth: 2 }))
    const ping = fc
      .dictionary(fc.constantFrom(...fields, 'unknown', '__proto__'), value)
      .chain((some) => fc.constantFrom(some, { ...valid, ...some }))
    const body = fc.record({ pings: fc.array(ping, { maxLength: 4 }), shiftId: value }, { requiredKeys: [] })
    fc.assert(fc.property(fc.oneof(body, fc.jsonValue()), agree), { numRuns: 3_000 })
  })
})
