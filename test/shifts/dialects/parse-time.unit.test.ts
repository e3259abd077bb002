import { expect, test } from 'vitest'
import { parseTime } from '../../../functions/shifts/dialects/parse-time.ts'

const eight = Date.UTC(2026, 10, 20, 8, 30, 15)

test.each([
  ['ISO in UTC', '2026-11-20T08:30:15Z', eight],
  ['milliseconds', '2026-11-20T08:30:15.123Z', eight + 123],
  ['tenths', '2026-11-20T08:30:15.1Z', eight + 100],
  ['nanoseconds', '2026-11-20T08:30:15.123456789Z', eight + 123],
  ['a comma', '2026-11-20T08:30:15,5Z', eight + 500],
  ['an offset', '2026-11-20T01:30:15-07:00', eight],
  ['an offset without a colon', '2026-11-20T01:30:15-0700', eight],
  ['an offset of half an hour', '2026-11-20T14:00:15+0530', eight],
  ['whole hours', '2026-11-20T10:30:15+02', eight],
  ['a plus that became a space', '2026-11-20T10:30:15 02:00', eight],
  ['a space before the offset', '2026-11-20T10:30:15 +0200', eight],
  ['no zone, which is UTC', '2026-11-20 08:30:15', eight],
  ['no seconds', '2026-11-20T08:30Z', eight - 15_000],
  ['small letters', '2026-11-20t08:30:15z', eight],
  ['a leap day', '2028-02-29T00:00:00Z', Date.UTC(2028, 1, 29)],
  ['seconds', eight / 1_000, eight],
  ['seconds with a fraction', eight / 1_000 + 0.25, eight + 250],
  ['seconds as text', String(eight / 1_000), eight],
  ['seconds as text with a point', `${eight / 1_000}.0`, eight],
  ['milliseconds as a number', eight, eight],
  ['milliseconds as text', ` ${eight} `, eight],
])('%s', (_name, value, expected) => {
  expect(parseTime(value)).toBe(expected)
})

test.each([
  ['the thirtieth of February', '2026-02-30T00:00:00Z'],
  ['month 13', '2026-13-01T00:00:00Z'],
  ['hour 25', '2026-01-01T25:00:00Z'],
  ['minute 60', '2026-01-01T00:60:00Z'],
  ['a date alone', '2026-11-20'],
  ['a word', 'now'],
  ['nothing', ''],
  ['below zero', -1],
  ['before 1970', '1969-12-31T23:59:59Z'],
  ['after 9999', 253_402_300_800_000],
  ['NaN', Number.NaN],
  ['endless', Number.POSITIVE_INFINITY],
  ['null', null],
  ['true', true],
  ['an object', {}],
])('no time: %s', (_name, value) => {
  expect(parseTime(value)).toBeUndefined()
})
