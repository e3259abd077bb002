import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseInstant } from '../../../functions/shifts/domain/pings/parse-instant.ts'

const rfc3339 = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/
const bySlowPath = (text: string) => (rfc3339.test(text) ? Date.parse(text) : Number.NaN)

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`))
const anyInstant = fc
  .tuple(
    ...[digits(4), digits(2), digits(2), digits(2), digits(2), digits(2)],
    fc.constantFrom('', '.1', '.123', '.1234', '.x23', ',123', '.12'),
    fc.constantFrom('Z', 'z', '+02:00', '-05:30', 'A', ''),
    fc.constantFrom('T', 't', ' ', '_'),
  )
  .map(
    ([year, month, day, hour, minute, second, fraction, zone, between]) =>
      `${year}-${month}-${day}${between}${hour}:${minute}:${second}${fraction}${zone}`,
  )

test('every text means what it means on the slow path', () => {
  fc.assert(
    fc.property(fc.oneof(anyInstant, fc.string({ maxLength: 30 })), (text) => {
      expect(parseInstant(text)).toBe(bySlowPath(text))
    }),
    { numRuns: 5_000 },
  )
})

test('so does every text of a day that was just read', () => {
  const rest = fc.oneof(
    anyInstant.map((text) => text.slice(10)),
    fc.string({ maxLength: 15 }),
  )
  fc.assert(
    fc.property(fc.constantFrom('2026-05-01', '2024-02-29', '2025-02-29', '2026-04-31'), rest, (date, time) => {
      expect(parseInstant(`${date}T00:00:00Z`)).toBe(bySlowPath(`${date}T00:00:00Z`))
      expect(parseInstant(date + time)).toBe(bySlowPath(date + time))
    }),
    { numRuns: 2_000 },
  )
})

test('every instant is read as it was written', () => {
  const anyDate = fc.date({ min: new Date(0), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true })
  fc.assert(
    fc.property(anyDate, (date) => {
      expect(parseInstant(date.toISOString())).toBe(date.getTime())
      expect(parseInstant(date.toISOString().replace(/\.\d+/, ''))).toBe(Math.floor(date.getTime() / 1000) * 1000)
    }),
  )
})

test.each([
  ['2024-02-29T00:00:00Z', Date.UTC(2024, 1, 29)],
  ['2026-12-31T23:59:59.999Z', Date.UTC(2026, 11, 31, 23, 59, 59, 999)],
  ['2026-05-01T08:00:00.5+02:00', Date.UTC(2026, 4, 1, 6, 0, 0, 500)],
  ['2026-05-01T24:00:00Z', Date.UTC(2026, 4, 2)],
  ['2026-13-01T00:00:00Z', Number.NaN],
  ['2026-05-01T08:00:60Z', Number.NaN],
  ['2026-05-01', Number.NaN],
])('%s', (text, expected) => {
  expect(parseInstant(text)).toBe(expected)
})
