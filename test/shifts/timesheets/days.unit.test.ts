import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { daysOf, daysTouched, isoDuration, wallTime } from '../../../functions/shifts/domain/hours/days.ts'

const nextDate = (date: string) => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10)
const dayOf = (timeZone: string, date: string) => daysOf({ from: date, to: nextDate(date), timeZone })[0]

/** Zone; the day on which clocks go forward, its hours and its start; the same for the day on which they go back. */
const changes = [
  ['America/New_York', '2026-03-08', 23, '2026-03-08T00:00:00-05:00', '2026-11-01', 25, '2026-11-01T00:00:00-04:00'],
  ['Europe/London', '2026-03-29', 23, '2026-03-29T00:00:00+00:00', '2026-10-25', 25, '2026-10-25T00:00:00+01:00'],
  [
    'Australia/Lord_Howe',
    '2026-10-04',
    23.5,
    '2026-10-04T00:00:00+10:30',
    '2026-04-05',
    24.5,
    '2026-04-05T00:00:00+11:00',
  ],
  ['Asia/Kolkata', '2026-03-29', 24, '2026-03-29T00:00:00+05:30', '2026-10-25', 24, '2026-10-25T00:00:00+05:30'],
  ['America/Santiago', '2026-09-06', 23, '2026-09-06T01:00:00-03:00', '2026-04-04', 25, '2026-04-04T00:00:00-03:00'],
  ['Pacific/Auckland', '2026-09-27', 23, '2026-09-27T00:00:00+12:00', '2026-04-05', 25, '2026-04-05T00:00:00+13:00'],
  ['Africa/Cairo', '2026-04-24', 23, '2026-04-24T01:00:00+03:00', '2026-10-29', 25, '2026-10-29T00:00:00+03:00'],
] as const

describe('a day has the hours that its zone gives it, and begins when they begin', () => {
  test.each(changes)('%s', (timeZone, forward, short, firstShort, back, long, firstLong) => {
    const days = [dayOf(timeZone, forward), dayOf(timeZone, back)]
    expect(days.map((day) => day && (day.endedAt - day.startedAt) / 3_600_000)).toEqual([short, long])
    expect(days.map((day) => day && wallTime(day.startedAt, timeZone))).toEqual([firstShort, firstLong])
  })

  test('a date that a zone skipped is left out', () => {
    const samoa = daysOf({ from: '2011-12-29', to: '2012-01-01', timeZone: 'Pacific/Apia' })
    expect(samoa.map(({ date }) => date)).toEqual(['2011-12-29', '2011-12-31'])
  })
})

test.each(changes.map(([timeZone]) => timeZone))(
  'the days of a year in %s follow each other without a hole',
  (timeZone) => {
    const days = daysOf({ from: '2026-01-01', to: '2027-01-01', timeZone })
    expect(days).toHaveLength(365)
    expect(days.slice(1).every((day, index) => day.startedAt === days[index]?.endedAt)).toBe(true)
  },
)

test('an interval touches the days that it overlaps; an empty one touches its own', () => {
  const days = daysOf({ from: '2026-03-01', to: '2026-05-01', timeZone: 'Europe/London' })
  const first = days[0]?.startedAt ?? 0
  fc.assert(
    fc.property(fc.integer({ min: -3e9, max: 6e9 }), fc.oneof(fc.constant(0), fc.nat(4e8)), (offset, length) => {
      const time = { startedAt: first + offset, endedAt: first + offset + length }
      const slow = days.filter(
        (day) => day.startedAt < Math.max(time.endedAt, time.startedAt + 1) && time.startedAt < day.endedAt,
      )
      expect(daysTouched(days, time)).toEqual(slow)
    }),
  )
})

test.each([
  [0, 'PT0S'],
  [1, 'PT0.001S'],
  [90_000, 'PT1M30S'],
  [27_000_000, 'PT7H30M'],
  [25 * 3_600_000, 'PT25H'],
  [400 * 3_600_000, 'PT400H'],
])('%i ms are %s', (milliseconds, text) => {
  expect(isoDuration(milliseconds)).toBe(text)
})

test('durations are formatted as Temporal formats them', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), (milliseconds) => {
      const duration = Temporal.Duration.from({ milliseconds }).round({ largestUnit: 'hour' })
      expect(isoDuration(milliseconds)).toBe(duration.toString())
    }),
  )
})
