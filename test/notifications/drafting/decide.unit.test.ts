import { describe, expect, test } from 'vitest'
import { zoneOf } from '../../../functions/notifications/domain/customer-zone.ts'
import { type AppointmentFacts, decide, type Facts } from '../../../functions/notifications/domain/decide.ts'
import { nextOpening } from '../../../functions/notifications/domain/sending-hours.ts'

const startsAt = Date.parse('2026-06-10T13:00:00Z') // 09:00 in New York
const hour = 3_600_000
const openHours = { start: '08:00', end: '20:00' }
const consent = {
  state: 'granted',
  since: '2026-01-01',
  version: 3,
  entry: 7,
  cause: 'office',
  addressHash: 'h',
} as const
const appointment = { isCancelled: false, isChanged: false, startsAt, plannedAt: startsAt - 24 * hour }

const facts = (over: Partial<Facts> = {}): Facts => ({
  now: startsAt - 24 * hour,
  kind: 'reminder',
  channel: 'sms',
  consent,
  to: '+12065550143',
  addressHash: 'h',
  isAllowedDestination: true,
  suppressions: [],
  appointment,
  zone: 'America/New_York',
  openHours,
  ...over,
})
const refusal = (over: Partial<Facts>) => {
  const verdict = decide(facts(over))
  return verdict.verdict === 'refuse' ? verdict.reason : verdict.verdict
}

describe('the consent gate', () => {
  test('allows what is granted, for the address that it was granted for', () => {
    expect(decide(facts())).toMatchObject({
      verdict: 'allow',
      contact: { to: '+12065550143', channel: 'sms', consentVersion: 3 },
    })
  })

  test.each<[string, Partial<Facts>, string]>([
    ['nothing was ever granted', { consent: undefined }, 'no_consent'],
    ['it was withdrawn', { consent: { ...consent, state: 'withdrawn' } }, 'withdrawn'],
    ['a text stopped it', { consent: { ...consent, state: 'withdrawn', cause: 'stop' } }, 'withdrawn'],
    [
      'a text about something else paused it',
      { consent: { ...consent, state: 'withdrawn', cause: 'reply' } },
      'paused',
    ],
    ['the email bounced', { consent: { ...consent, state: 'withdrawn', cause: 'hard-bounce' } }, 'suppressed'],
    ['the reader complained', { consent: { ...consent, state: 'withdrawn', cause: 'complaint' } }, 'suppressed'],
    ['there is no address', { to: undefined, addressHash: undefined }, 'no_address'],
    ['the address is another', { addressHash: 'other' }, 'no_consent'],
    ['the address was suppressed since', { suppressions: [{ at: '2026-02-01', cause: 'stop' }] }, 'suppressed'],
    [
      'the address was suppressed at the same instant',
      { suppressions: [{ at: '2026-01-01', cause: 'stop' }] },
      'suppressed',
    ],
    ['the installation does not text that number', { isAllowedDestination: false }, 'destination_not_allowed'],
    ['the bounce was before the grant', { suppressions: [{ at: '2025-12-31', cause: 'hard-bounce' }] }, 'allow'],
    [
      'a stop stands, whatever was granted since',
      { suppressions: [{ at: '2025-12-31', cause: 'stop' }] },
      'suppressed',
    ],
    ['it is cancelled', { appointment: { ...appointment, isCancelled: true } }, 'appointment_cancelled'],
    ['it was moved', { appointment: { ...appointment, isChanged: true } }, 'appointment_changed'],
    ['it has begun', { now: startsAt }, 'too_late'],
    ['the time zone is unknown', { zone: undefined }, 'unknown_time_zone'],
    ['the time zone is unknown, for on-my-way', { zone: undefined, kind: 'on-my-way' }, 'allow'],
    ['it is night', { now: startsAt - 12 * hour, appointment: { ...appointment, plannedAt: undefined } }, 'defer'],
    ['it is night, for on-my-way', { now: startsAt - 11 * hour, kind: 'on-my-way', appointment: undefined }, 'allow'],
  ])('when %s', (_, over, outcome) => expect(refusal(over)).toBe(outcome))
})

describe('lateness (rule 8)', () => {
  test.each([
    [0, 'allow'],
    [12 * hour, 'allow'],
    [12 * hour + 1, 'too_late'],
    [24 * hour, 'too_late'],
  ])('of a day’s reminder by %d ms', (late, outcome) => {
    const always = { start: '00:00', end: '23:59' }
    expect(refusal({ now: startsAt - 24 * hour + late, openHours: always })).toBe(outcome)
  })

  const planned = Date.parse('2026-06-10T00:30:00Z') // 20:30 the evening before
  const opening = Date.parse('2026-06-10T12:00:00Z')
  const atNight = (startsAt: string, offset: number, over: Partial<AppointmentFacts> = {}) => {
    const start = Date.parse(startsAt)
    return { appointment: { ...appointment, startsAt: start, plannedAt: start - offset, ...over } }
  }

  test.each<[string, string, number, string | number]>([
    ['09:00, two hours before', '2026-06-10T13:00:00Z', 2 * hour, opening],
    ['08:30, two hours before', '2026-06-10T12:30:00Z', 2 * hour, opening],
    ['08:29, two hours before', '2026-06-10T12:29:59Z', 2 * hour, 'too_late'],
    ['08:00, two hours before', '2026-06-10T12:00:00Z', 2 * hour, 'too_late'],
    ['08:30, a quarter before: within sending hours', '2026-06-10T12:30:00Z', hour / 4, 'allow'],
    ['08:10, a quarter before', '2026-06-10T12:10:00Z', hour / 4, 'too_late'],
    ['09:00, half a day before', '2026-06-10T13:00:00Z', 12.5 * hour, opening],
  ])('of a reminder of %s counts from the opening of sending hours', (_, startsAt, offset, outcome) => {
    const night = atNight(startsAt, offset)
    const verdict = decide(facts({ ...night, now: Date.parse(startsAt) - offset }))
    const said = verdict.verdict === 'refuse' ? verdict.reason : verdict.verdict === 'defer' ? verdict.until : 'allow'
    expect(said).toBe(outcome)
    if (typeof outcome === 'number') expect(refusal({ ...night, now: outcome })).toBe('allow')
  })

  test('counts from the opening to which the reminder was deferred, however it came there', () => {
    const plannedAt = Date.parse('2026-06-09T23:55:00Z')
    const late = { ...appointment, startsAt: plannedAt + 24 * hour, plannedAt }
    expect(refusal({ now: opening, appointment: late })).toBe('too_late')
    expect(decide(facts({ now: planned, appointment: late }))).toEqual({ verdict: 'defer', until: opening })
    expect(refusal({ now: opening, appointment: { ...late, deferredTo: opening } })).toBe('allow')
  })

  test.each([
    [hour, 'allow'],
    [hour + 1, 'too_late'],
  ])('is at most half the offset after the opening (%d)', (late, outcome) => {
    const night = atNight('2026-06-10T13:45:00Z', 2 * hour)
    expect(refusal({ ...night, now: opening + late })).toBe(outcome)
  })

  test('does not concern reminders that staff request now', () => {
    expect(refusal({ now: startsAt - 1, appointment: { ...appointment, plannedAt: undefined } })).toBe('allow')
  })
})

describe('sending hours (rule 7)', () => {
  const at = (instant: string, zone: string, hours = openHours) =>
    new Date(nextOpening(Date.parse(instant), zone, hours)).toISOString()

  test.each([
    ['in the middle of the day', '2026-06-10T16:00:00Z', 'America/New_York', '2026-06-10T16:00:00.000Z'],
    ['at the opening', '2026-06-10T12:00:00Z', 'America/New_York', '2026-06-10T12:00:00.000Z'],
    ['before the opening', '2026-06-10T11:59:59.999Z', 'America/New_York', '2026-06-10T12:00:00.000Z'],
    ['at the closing', '2026-06-11T00:00:00Z', 'America/New_York', '2026-06-11T12:00:00.000Z'],
    ['in the night the clocks go on', '2026-03-08T02:00:00Z', 'America/New_York', '2026-03-08T12:00:00.000Z'],
    ['in the night the clocks go back', '2026-11-01T01:00:00Z', 'America/New_York', '2026-11-01T13:00:00.000Z'],
    ['in London, spring', '2026-03-29T00:30:00Z', 'Europe/London', '2026-03-29T07:00:00.000Z'],
    ['on Lord Howe, half an hour back', '2026-04-04T12:00:00Z', 'Australia/Lord_Howe', '2026-04-04T21:30:00.000Z'],
    ['in Kolkata', '2026-06-10T20:00:00Z', 'Asia/Kolkata', '2026-06-11T02:30:00.000Z'],
    ['in Santiago, spring', '2026-09-06T02:30:00Z', 'America/Santiago', '2026-09-06T11:00:00.000Z'],
    ['in Auckland', '2026-09-26T12:00:00Z', 'Pacific/Auckland', '2026-09-26T19:00:00.000Z'],
  ])('%s', (_, now, zone, opening) => expect(at(now, zone)).toBe(opening))

  // [zone, day of the change, opening in UTC]
  test.each([
    ['America/New_York', '2026-03-08', '12:00'],
    ['America/New_York', '2026-11-01', '13:00'],
    ['Europe/London', '2026-03-29', '07:00'],
    ['Europe/London', '2026-10-25', '08:00'],
    ['Australia/Lord_Howe', '2026-10-04', '21:00'],
    ['Australia/Lord_Howe', '2026-04-05', '21:30'],
    ['America/Santiago', '2026-09-06', '11:00'],
    ['America/Santiago', '2026-04-05', '12:00'],
    ['Pacific/Auckland', '2026-09-27', '19:00'],
    ['Pacific/Auckland', '2026-04-05', '20:00'],
    ['America/St_Johns', '2026-03-08', '10:30'],
    ['America/St_Johns', '2026-11-01', '11:30'],
  ])('%s, %s: every quarter of an hour of that night is deferred to 08:00 local time', (zone, day, time) => {
    const sameDay = Date.parse(`${day}T${time}:00Z`)
    const opening = sameDay - Date.parse(`${day}T08:00:00Z`) >= 11 * hour ? sameDay - 24 * hour : sameDay
    for (let now = opening - 11 * hour; now < opening; now += hour / 4) {
      expect(nextOpening(now, zone, openHours)).toBe(opening)
    }
    expect(nextOpening(opening + 12 * hour - 1, zone, openHours)).toBe(opening + 12 * hour - 1)
    expect(nextOpening(opening + 12 * hour, zone, openHours)).toBe(opening + 24 * hour)
  })

  test('an opening that daylight saving skips moves on', () => {
    expect(at('2026-03-08T05:30:00Z', 'America/New_York', { start: '02:30', end: '20:00' })).toBe(
      '2026-03-08T07:30:00.000Z',
    )
  })
})

describe('the time zone of sending hours', () => {
  const hints = {
    customerZone: undefined,
    appointmentZone: undefined,
    accountZone: 'America/New_York',
    accountCountry: 'US',
    phoneCountry: 'US',
    hasPhone: true,
  }
  test.each([
    ['the customer’s', { customerZone: 'Asia/Tokyo', appointmentZone: 'Europe/Paris' }, 'Asia/Tokyo'],
    ['else the appointment’s', { appointmentZone: 'Europe/Paris' }, 'Europe/Paris'],
    ['else the company’s for a phone at home', {}, 'America/New_York'],
    [
      'else the company’s for a customer without a phone',
      { hasPhone: false, phoneCountry: undefined },
      'America/New_York',
    ],
    ['never the company’s for a phone from abroad', { phoneCountry: 'DE' }, undefined],
    ['never the company’s for a phone of no country', { phoneCountry: undefined }, undefined],
  ])('%s', (_, over, zone) => expect(zoneOf({ ...hints, ...over })).toBe(zone))
})
