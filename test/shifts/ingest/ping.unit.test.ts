import { describe, expect, test } from 'vitest'
import { pointOf } from '../../../functions/shifts/domain/pings/ping.ts'
import { validatePings } from '../../../functions/shifts/domain/pings/validate-pings.ts'

const now = Date.UTC(2026, 4, 1, 12)
const minute = 60_000
const day = 24 * 60 * minute
const ping = (fields: object = {}) => ({ at: new Date(now).toISOString(), lat: 48.1, lon: 11.5, ...fields })
const at = (time: number) => ping({ at: new Date(time).toISOString() })

describe('a ping is invalid', () => {
  test.each([
    ['time_in_future', at(now + 5 * minute + 1)],
    ['time_too_old', at(now - 14 * day - 1)],
    ['time_unreadable', ping({ at: 'yesterday' })],
    ['time_unreadable', ping({ at: '2026-05-01' })],
    ['time_unreadable', ping({ at: '2026-13-01T00:00:00Z' })],
    ['position_missing', ping({ lat: null })],
    ['position_missing', ping({ lon: Number.NaN })],
    ['position_out_of_range', ping({ lat: 91 })],
    ['position_out_of_range', ping({ lat: -90.0001 })],
    ['position_out_of_range', ping({ lon: 180.0001 })],
    ['position_out_of_range', ping({ lon: Number.POSITIVE_INFINITY })],
  ])('%s', (reason, given) => expect(pointOf(given, now)).toBe(reason))
})

test.each([
  ['5 minutes ahead', at(now + 5 * minute)],
  ['14 days old', at(now - 14 * day)],
  ['at a pole', ping({ lat: 90, lon: -180 })],
  ['with an offset', ping({ at: '2026-05-01T14:00:00+02:00' })],
])('a ping %s is valid', (_name, given) => expect(pointOf(given, now)).toBeTypeOf('object'))

test('measures are kept in the steps of the format', () => {
  const given = ping({ lat: 48.1234567, lon: -11.0000004, accuracy: 4.6, speed: 12.34, heading: 359.7, altitude: -3.4 })
  expect(pointOf({ ...given, battery: 0.815, activity: 'driving', moving: true, mock: false }, now)).toEqual({
    at: now,
    latMicro: 48_123_457,
    lonMicro: -11_000_000,
    accuracy: 5,
    speedDeci: 123,
    heading: 0,
    altitude: -3,
    batteryPercent: 82,
    activity: 'driving',
    moving: true,
    mock: false,
    flags: 0,
    device: 0,
  })
})

test('a phone’s markers for "unknown" are unknown, and do not invalidate the position', () => {
  const unknown = { accuracy: -1, speed: -1, heading: -1, battery: -1, altitude: null, activity: null, moving: null }
  expect(pointOf(ping(unknown), now)).toEqual(pointOf(ping(), now))
  expect(pointOf(ping({ accuracy: Number.NaN, speed: 1e9, heading: 361, battery: 7, altitude: 1e9 }), now)).toEqual(
    pointOf(ping(), now),
  )
})

test.each([100_000.4, 100_001, 1e9, Number.MAX_VALUE, Number.POSITIVE_INFINITY])(
  'an accuracy of %d m, more than the format holds, is the widest that it holds: unknown would be believed',
  (accuracy) => expect(pointOf(ping({ accuracy }), now)).toMatchObject({ accuracy: 100_000 }),
)

test('free text of a phone does not reach the track', () => {
  expect(pointOf(ping({ activity: 'at the dentist' }), now)).toMatchObject({ activity: 'other' })
})

test('the counts add up to the pings of an upload', () => {
  const validated = validatePings([at(now), at(now - minute), at(now), ping({ lat: 91 }), ping({ at: '' })], now)
  expect(validated.points.map((point) => point.at)).toEqual([now - minute, now])
  expect(validated.duplicates).toBe(1)
  expect(validated.invalid).toEqual([
    { index: 3, reason: 'position_out_of_range' },
    { index: 4, reason: 'time_unreadable' },
  ])
})
