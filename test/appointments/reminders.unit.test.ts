import { describe, expect, test } from 'vitest'
import { isLocalTime, zonedTimeOfInstant, zonedTimeOfLocal } from '../../functions/appointments/domain/local-time.ts'
import { type Plannable, remindersOf, replan } from '../../functions/appointments/domain/reminders.ts'

const appointment = (over: Partial<Plannable> = {}): Plannable => ({
  appointmentId: 'a',
  revision: 1,
  status: 'scheduled',
  startsAt: '2026-06-10T13:00:00.000Z',
  timeZone: 'America/New_York',
  offsets: ['-P1D', '-PT2H'],
  ...over,
})
const hour = 3_600_000

describe('one day before 09:00 is 09:00 the day before (rule 8)', () => {
  // [zone, day of the change, hours between the two nines]
  test.each([
    ['America/New_York', '2026-03-08', 23],
    ['America/New_York', '2026-11-01', 25],
    ['Europe/London', '2026-03-29', 23],
    ['Europe/London', '2026-10-25', 25],
    ['Australia/Lord_Howe', '2026-10-04', 23.5],
    ['Australia/Lord_Howe', '2026-04-05', 24.5],
    ['America/Santiago', '2026-09-06', 23],
    ['America/Santiago', '2026-04-05', 25],
    ['Pacific/Auckland', '2026-09-27', 23],
    ['Pacific/Auckland', '2026-04-05', 25],
    ['America/St_Johns', '2026-03-08', 23],
    ['America/St_Johns', '2026-11-01', 25],
    ['Asia/Kolkata', '2026-03-29', 24],
  ])('%s, %s: %d hours before', (timeZone, day, hours) => {
    const { startsAt } = zonedTimeOfLocal(`${day}T09:00`, timeZone)
    const [reminder] = remindersOf(appointment({ startsAt, timeZone, offsets: ['-P1D'] }))
    expect(Date.parse(startsAt) - Number(reminder?.dueAt)).toBe(hours * hour)
    const wall = zonedTimeOfInstant(new Date(Number(reminder?.dueAt)).toISOString(), timeZone).localStart
    expect(wall.slice(11)).toBe('09:00:00')
  })

  test('two hours before are two hours, also across the change', () => {
    const { startsAt } = zonedTimeOfLocal('2026-03-08T03:30', 'America/New_York')
    const [reminder] = remindersOf(appointment({ startsAt, offsets: ['-PT2H'] }))
    expect(Date.parse(startsAt) - Number(reminder?.dueAt)).toBe(2 * hour)
  })

  test('a day and two hours: first the day by the wall, then the hours', () => {
    const { startsAt } = zonedTimeOfLocal('2026-03-09T01:00', 'America/New_York')
    const [reminder] = remindersOf(appointment({ startsAt, offsets: ['-P1DT2H'] }))
    expect(new Date(Number(reminder?.dueAt)).toISOString()).toBe('2026-03-08T04:00:00.000Z')
  })
})

describe('a local time', () => {
  test.each([
    ['skipped: moves on by the gap', '2026-03-08T02:30', '2026-03-08T07:30:00.000Z', '2026-03-08T03:30:00'],
    ['repeated: the earlier is meant', '2026-11-01T01:30', '2026-11-01T05:30:00.000Z', '2026-11-01T01:30:00'],
    ['ordinary', '2026-06-10T09:00', '2026-06-10T13:00:00.000Z', '2026-06-10T09:00:00'],
  ])('%s', (_, local, startsAt, localStart) => {
    expect(zonedTimeOfLocal(local, 'America/New_York')).toEqual({ startsAt, localStart, timeZone: 'America/New_York' })
  })

  test.each([
    ['9999-12-31T23:59', 'America/New_York'],
    ['1970-01-01T00:00', 'Asia/Tokyo'],
  ])('%s in %s, beyond what can be written, is refused', (local, zone) => {
    expect(() => zonedTimeOfLocal(local, zone)).toThrow(expect.objectContaining({ code: 'invalid', status: 422 }))
  })

  test('of an instant is what the wall shows there', () => {
    expect(zonedTimeOfInstant('2026-06-10T13:00:00.000Z', 'Asia/Kolkata').localStart).toBe('2026-06-10T18:30:00')
  })

  test.each(['2026-02-30T09:00', '2026-06-10', '2026-06-10T24:00', '2026-06-10T09:60', '2026-06-10T09:00Z', '', 'now'])(
    '%s is none',
    (text) => expect(isLocalTime(text)).toBe(false),
  )
})

describe('replanning', () => {
  const now = Date.parse('2026-06-01T00:00:00.000Z')
  const ids = (plan: ReturnType<typeof replan>) => [plan.add.map(({ id }) => id), plan.drop.map(({ id }) => id)]

  test('plans what still lies ahead', () => {
    expect(ids(replan(undefined, appointment(), now))).toEqual([['a#1#-P1D', 'a#1#-PT2H'], []])
    const nineHoursAhead = Date.parse('2026-06-10T04:00:00.000Z')
    expect(ids(replan(undefined, appointment(), nineHoursAhead))).toEqual([['a#1#-PT2H'], []])
  })

  test('a new revision takes the old reminders away', () => {
    const moved = appointment({ revision: 2, startsAt: '2026-06-12T13:00:00.000Z' })
    expect(ids(replan(appointment(), moved, now))).toEqual([
      ['a#2#-P1D', 'a#2#-PT2H'],
      ['a#1#-P1D', 'a#1#-PT2H'],
    ])
  })

  test('a cancelled one has none', () => {
    expect(ids(replan(appointment(), appointment({ status: 'cancelled' }), now))).toEqual([
      [],
      ['a#1#-P1D', 'a#1#-PT2H'],
    ])
  })

  test('another title touches nothing, other offsets only themselves', () => {
    expect(ids(replan(appointment(), appointment(), now))).toEqual([[], []])
    expect(ids(replan(appointment(), appointment({ offsets: ['-P1D', '-PT1H'] }), now))).toEqual([
      ['a#1#-PT1H'],
      ['a#1#-PT2H'],
    ])
  })

  test('one that is due now may be on its way and is left alone', () => {
    const late = Date.parse('2026-06-10T12:00:00.000Z')
    expect(ids(replan(appointment(), appointment(), late))).toEqual([[], []])
  })
})
