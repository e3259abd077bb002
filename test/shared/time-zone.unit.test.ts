import { describe, expect, test } from 'vitest'
import { AccountPatch, OpenAccount } from '../../functions/accounts/schemas.ts'
import { addDuration, zonedTimeOfInstant, zonedTimeOfLocal } from '../../functions/appointments/domain/local-time.ts'
import { AppointmentChange, NewAppointment } from '../../functions/appointments/schemas.ts'
import { parseImport } from '../../functions/customers/import/parse-csv.ts'
import { CustomerChange, NewCustomer } from '../../functions/customers/schemas.ts'
import { pageTime } from '../../functions/erasure/domain/page-time.ts'
import { monthOf } from '../../functions/notifications/domain/cap-counters.ts'
import { formatLocalTime } from '../../functions/notifications/domain/local-wording.ts'
import { nextOpening } from '../../functions/notifications/domain/sending-hours.ts'
import { mendedCountry, mendedCustomerZone, mendedZone } from '../../functions/shared/stored-zone.ts'
import { timeZone, zoneName } from '../../functions/shared/time-zone.ts'
import { dayOf } from '../../functions/shifts/domain/day-of.ts'
import { daysOf } from '../../functions/shifts/domain/hours/days.ts'

const instant = '2026-07-01T12:00:00.000Z'
const at = Date.parse(instant)

/** What is done with a zone anywhere, by either engine. */
const uses: readonly ((zone: string) => unknown)[] = [
  (zone) => zonedTimeOfInstant(instant, zone),
  (zone) => zonedTimeOfLocal('2026-07-01T12:00', zone),
  (zone) => addDuration(instant, zone, '-P1D'),
  (zone) => nextOpening(at, zone, { start: '08:00', end: '20:00' }),
  (zone) => monthOf(at, zone),
  (zone) => daysOf({ from: '2026-07-01', to: '2026-07-02', timeZone: zone }),
  (zone) => dayOf(at, zone),
  (zone) => formatLocalTime(instant, zone),
  (zone) => pageTime(instant, zone, 'es'),
]

const abbreviations =
  'ACT AET AGT ART AST BET BST CAT CNT CST CTT EAT ECT IET IST JST MIT NET NST PLT PNT PRT PST SST VST'.split(' ')
const links = 'US/Pacific GB Eire NZ Etc/GMT+5 Etc/GMT-14 EST5EDT CET MET PST8PDT GMT0 Zulu UTC Asia/Calcutta'
/** Every fifth of some hundreds, and names of each other form. */
const names = [...Intl.supportedValuesOf('timeZone').filter((_, index) => index % 5 === 0), ...links.split(' ')]
const none =
  'CDT PDT EDT Z +02:00 +05:30 -0500 GMT+5 UTC+5 SystemV/PST8PDT Factory America/Nowhere Eastern Berlin /UTC EST MST HST'.split(
    ' ',
  )

describe('a time zone', () => {
  test('is taken by every engine that uses it, in any case, and kept in its own spelling', () => {
    for (const name of names)
      for (const typed of [name, name.toLowerCase(), name.toUpperCase(), ` ${name} `]) {
        const parsed = timeZone.parse(typed)
        expect([name, parsed.toLowerCase()]).toEqual([name, name.toLowerCase()])
        if (typed === name) for (const use of uses) expect(() => use(parsed)).not.toThrow()
      }
    expect(timeZone.parse('america/new_york')).toBe('America/New_York')
    expect(timeZone.parse('us/pacific')).toBe('US/Pacific')
  })

  const account = { name: 'A', country: 'US', postalAddress: 'x', contactEmail: 'a@b.example' }
  const appointment = { customerId: 'c', startsAt: instant, durationMinutes: 60, kind: 'job', title: 't' }
  const doors: [string, (zone: string) => boolean][] = [
    ['a new account', (zone) => OpenAccount.safeParse({ ...account, timeZone: zone }).success],
    ['an account', (zone) => AccountPatch.safeParse({ timeZone: zone }).success],
    ['a new customer', (zone) => NewCustomer.safeParse({ name: 'A', kind: 'customer', timeZone: zone }).success],
    ['a customer', (zone) => CustomerChange.safeParse({ timeZone: zone }).success],
    ['a new appointment', (zone) => NewAppointment.safeParse({ ...appointment, timeZone: zone }).success],
    ['an appointment', (zone) => AppointmentChange.safeParse({ timeZone: zone }).success],
    [
      'an import',
      (zone) =>
        parseImport(`name,timeZone\nAna,${zone}`, { country: 'US', skipsUnknown: false }).lines.every(
          (line) => !('reason' in line),
        ),
    ],
  ]

  test.each(doors)('of %s is one that every engine takes', (_, takes) => {
    const taken = [...abbreviations, ...none].filter((zone) => takes(zone) || takes(zone.toLowerCase()))
    expect(taken).toEqual([])
    expect(['America/Chicago', 'us/pacific', 'Etc/GMT+5'].filter((zone) => !takes(zone))).toEqual([])
  })
})

describe('a time zone of an earlier release', () => {
  const countries = [undefined, 'US', 'CA', 'GB', 'IE', 'IN', 'IL', 'PR', 'XX', 'ZZ']

  test('is mended to one that every engine takes, or left out', () => {
    for (const name of abbreviations)
      for (const country of countries) {
        const mended = mendedZone(name, country)
        if (country !== undefined) expect([name, country, mended]).not.toContain(undefined)
        if (mended === undefined) continue
        expect([name, zoneName(mended)]).not.toContain(undefined)
        for (const use of uses) expect(() => use(mended)).not.toThrow()
      }
  })

  test.each([
    ['CST', undefined, 'America/Chicago'],
    ['cst', 'US', 'America/Chicago'],
    ['PST', 'CA', 'America/Vancouver'],
    ['BST', 'GB', 'Europe/London'],
    ['BST', undefined, undefined],
    ['IST', 'IE', 'Europe/Dublin'],
    ['AST', 'PR', 'America/Puerto_Rico'],
    ['AST', 'SA', 'Asia/Riyadh'],
    ['ART', 'AR', 'America/Buenos_Aires'],
    ['IST', 'IL', 'Asia/Jerusalem'],
    ['CST', 'CN', 'Asia/Shanghai'],
    ['PST', 'PH', 'Asia/Manila'],
    ['ECT', 'EC', 'America/Guayaquil'],
    ['BST', 'BD', 'Asia/Dhaka'],
    ['EST', 'US', 'America/New_York'],
    ['est', 'CA', 'America/Toronto'],
    ['EST', undefined, 'America/New_York'],
    ['EST', 'PA', 'America/Panama'],
    ['EST', 'JM', 'America/Jamaica'],
    ['EST', 'AU', 'Australia/Sydney'],
    ['MST', 'US', 'America/Denver'],
    ['HST', 'US', 'Pacific/Honolulu'],
    ['HST', undefined, 'Pacific/Honolulu'],
    ['CET', 'DE', 'CET'],
    ['UTC', 'US', 'UTC'],
    ['America/Chicago', 'GB', 'America/Chicago'],
  ])('%s of %s is %s', (stored, country, mended) => expect(mendedZone(stored, country)).toBe(mended))
})

test.each([
  ['CST', 'US', 'America/Chicago'],
  ['CST', 'CN', 'Asia/Shanghai'],
  ['CST', 'CU', 'America/Havana'],
  ['PST', 'PH', 'Asia/Manila'],
  ['PST', 'US', 'America/Los_Angeles'],
  ['EST', 'JM', 'America/Jamaica'],
  ['EST', 'DE', 'America/New_York'],
  ['PST', 'CH', 'America/Los_Angeles'],
  ['BST', 'GB', 'Europe/London'],
  ['BST', 'US', undefined],
  ['IST', 'IN', 'Asia/Calcutta'],
  ['IST', undefined, undefined],
  ['America/Chicago', 'DE', 'America/Chicago'],
])(
  '%s of a customer is meant as in the account’s country %s, else as most people do: %s',
  (stored, country, mended) => {
    expect(mendedCustomerZone(stored, country)).toBe(mended)
  },
)

test.each([
  ['UK', 'GB'],
  ['EL', 'GR'],
  ['US', 'US'],
])('a country may be called %s', (typed, code) => {
  expect(AccountPatch.parse({ country: typed }).country).toBe(code)
  expect(mendedCountry(typed)).toBe(code)
})

test.each(['XX', 'ZZ', 'EU', 'us', 'AQ', 'USA'])(
  'no customer of a country %s could get an SMS, so it is refused',
  (code) => {
    expect(AccountPatch.safeParse({ country: code }).success).toBe(false)
  },
)
