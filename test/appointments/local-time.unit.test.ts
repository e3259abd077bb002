import { describe, expect, test } from 'vitest'
import { isLocalTime, zonedTimeOfInstant, zonedTimeOfLocal } from '../../functions/appointments/domain/local-time.ts'

describe('a local time', () => {
  test.each([
    ['skipped: moves forward by the gap', '2026-03-08T02:30', '2026-03-08T07:30:00.000Z', '2026-03-08T03:30:00'],
    ['repeated: the earlier one', '2026-11-01T01:30', '2026-11-01T05:30:00.000Z', '2026-11-01T01:30:00'],
    ['ordinary', '2026-06-10T09:00', '2026-06-10T13:00:00.000Z', '2026-06-10T09:00:00'],
  ])('%s', (_, local, startsAt, localStart) => {
    expect(zonedTimeOfLocal(local, 'America/New_York')).toEqual({ startsAt, localStart, timeZone: 'America/New_York' })
  })

  test.each([
    ['9999-12-31T23:59', 'America/New_York'],
    ['1970-01-01T00:00', 'Asia/Tokyo'],
  ])('%s in %s, outside 1970 to 9999, is refused', (local, zone) => {
    expect(() => zonedTimeOfLocal(local, zone)).toThrow(expect.objectContaining({ code: 'invalid', status: 422 }))
  })

  test('of an instant is its local time in the zone', () => {
    expect(zonedTimeOfInstant('2026-06-10T13:00:00.000Z', 'Asia/Kolkata').localStart).toBe('2026-06-10T18:30:00')
  })

  test.each(['2026-02-30T09:00', '2026-06-10', '2026-06-10T24:00', '2026-06-10T09:60', '2026-06-10T09:00Z', '', 'now'])(
    '%s is not one',
    (text) => expect(isLocalTime(text)).toBe(false),
  )
})
