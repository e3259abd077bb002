import { describe, expect, test } from 'vitest'
import { zonedTimeOfInstant, zonedTimeOfLocal } from '../../functions/appointments/domain/local-time.ts'
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
  // [zone, day of the clock change, hours from 09:00 to 09:00]
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

  test('a day and two hours: first the day in local time, then the hours', () => {
    const { startsAt } = zonedTimeOfLocal('2026-03-09T01:00', 'America/New_York')
    const [reminder] = remindersOf(appointment({ startsAt, offsets: ['-P1DT2H'] }))
    expect(new Date(Number(reminder?.dueAt)).toISOString()).toBe('2026-03-08T04:00:00.000Z')
  })
})

describe('replanning', () => {
  const now = Date.parse('2026-06-01T00:00:00.000Z')
  const ids = (plan: ReturnType<typeof replan>) => [plan.add.map(({ id }) => id), plan.drop.map(({ id }) => id)]

  test('schedules reminders in the future only', () => {
    expect(ids(replan(undefined, appointment(), now))).toEqual([['a#1#-P1D', 'a#1#-PT2H'], []])
    const nineHoursAhead = Date.parse('2026-06-10T04:00:00.000Z')
    expect(ids(replan(undefined, appointment(), nineHoursAhead))).toEqual([['a#1#-PT2H'], []])
  })

  test('a new revision drops the old reminders', () => {
    const moved = appointment({ revision: 2, startsAt: '2026-06-12T13:00:00.000Z' })
    expect(ids(replan(appointment(), moved, now))).toEqual([
      ['a#2#-P1D', 'a#2#-PT2H'],
      ['a#1#-P1D', 'a#1#-PT2H'],
    ])
  })

  test('a cancelled appointment has none', () => {
    expect(ids(replan(appointment(), appointment({ status: 'cancelled' }), now))).toEqual([
      [],
      ['a#1#-P1D', 'a#1#-PT2H'],
    ])
  })

  test('another title changes nothing, another offset only itself', () => {
    expect(ids(replan(appointment(), appointment(), now))).toEqual([[], []])
    expect(ids(replan(appointment(), appointment({ offsets: ['-P1D', '-PT1H'] }), now))).toEqual([
      ['a#1#-PT1H'],
      ['a#1#-PT2H'],
    ])
  })

  test('a past reminder may be being sent and is not dropped', () => {
    const late = Date.parse('2026-06-10T12:00:00.000Z')
    expect(ids(replan(appointment(), appointment(), late))).toEqual([[], []])
  })
})
