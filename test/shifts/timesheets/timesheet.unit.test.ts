import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Delimiter } from '../../../functions/shared/csv/write-csv.ts'
import { isoDuration } from '../../../functions/shifts/domain/hours/days.ts'
import { type Period, type ShiftHours, timesheetOf } from '../../../functions/shifts/domain/hours/timesheet.ts'
import { timesheetCsv } from '../../../functions/shifts/domain/hours/timesheet-csv.ts'
import { rowsOf } from '../formats/rows.ts'

const at = (instant: string) => Date.parse(instant)
let count = 0

function aShift(startedAt: string, endedAt: string | undefined, more: Partial<ShiftHours> = {}): ShiftHours {
  count += 1
  const times = { startedAt: at(startedAt), endedAt: endedAt === undefined ? undefined : at(endedAt) }
  return {
    shiftId: `shift-${count}`,
    memberId: 'ana',
    status: 'closed',
    corrected: false,
    breaks: [],
    ...times,
    ...more,
  }
}

const period = (from: string, to: string, timeZone: string, now = '2027-01-01T00:00:00Z'): Period => ({
  from,
  to,
  timeZone,
  now: at(now),
})

/** Date and worked time of each day of the first worker. */
const worked = (shifts: readonly ShiftHours[], when: Period) =>
  timesheetOf(shifts, when).workers[0]?.days.map((day) => `${day.date} ${isoDuration(day.worked)}`) ?? []

describe('a night over a change of clocks has the hours that were worked', () => {
  test.each([
    ['America/New_York', '2026-03-07T22:00-05:00', '2026-03-08T06:00-04:00', ['2026-03-07 PT2H', '2026-03-08 PT5H']],
    ['America/New_York', '2026-10-31T22:00-04:00', '2026-11-01T06:00-05:00', ['2026-10-31 PT2H', '2026-11-01 PT7H']],
    ['Europe/London', '2026-03-28T22:00+00:00', '2026-03-29T06:00+01:00', ['2026-03-28 PT2H', '2026-03-29 PT5H']],
    ['Europe/London', '2026-10-24T22:00+01:00', '2026-10-25T06:00+00:00', ['2026-10-24 PT2H', '2026-10-25 PT7H']],
    [
      'Australia/Lord_Howe',
      '2026-10-03T22:00+10:30',
      '2026-10-04T06:00+11:00',
      ['2026-10-03 PT2H', '2026-10-04 PT5H30M'],
    ],
    [
      'Australia/Lord_Howe',
      '2026-04-04T22:00+11:00',
      '2026-04-05T06:00+10:30',
      ['2026-04-04 PT2H', '2026-04-05 PT6H30M'],
    ],
    ['Asia/Kolkata', '2026-03-28T22:00+05:30', '2026-03-29T06:00+05:30', ['2026-03-28 PT2H', '2026-03-29 PT6H']],
    ['America/Santiago', '2026-09-05T22:00-04:00', '2026-09-06T06:00-03:00', ['2026-09-05 PT2H', '2026-09-06 PT5H']],
    ['America/Santiago', '2026-04-04T22:00-03:00', '2026-04-05T06:00-04:00', ['2026-04-04 PT3H', '2026-04-05 PT6H']],
    ['Pacific/Auckland', '2026-09-26T22:00+12:00', '2026-09-27T06:00+13:00', ['2026-09-26 PT2H', '2026-09-27 PT5H']],
    ['Pacific/Auckland', '2026-04-04T22:00+13:00', '2026-04-05T06:00+12:00', ['2026-04-04 PT2H', '2026-04-05 PT7H']],
  ])('%s, %s to %s', (timeZone, startedAt, endedAt, expected) => {
    const [from = '', to = ''] = [startedAt.slice(0, 10), '2026-12-31']
    expect(worked([aShift(startedAt, endedAt)], period(from, to, timeZone))).toEqual(expected)
  })

  test.each([
    ['America/New_York', '2026-03-08', 'PT23H'],
    ['America/New_York', '2026-11-01', 'PT25H'],
    ['Australia/Lord_Howe', '2026-04-05', 'PT24H30M'],
    ['America/Santiago', '2026-09-06', 'PT23H'],
    ['Asia/Kolkata', '2026-11-01', 'PT24H'],
  ])('a shift through the whole day in %s on %s counts %s', (timeZone, date, length) => {
    const shift = aShift('2026-01-01T00:00Z', '2026-12-30T00:00Z')
    expect(worked([shift], period(date, '2026-12-31', timeZone))[0]).toBe(`${date} ${length}`)
  })
})

describe('breaks', () => {
  const night = {
    breaks: [
      { startedAt: at('2026-05-04T21:45Z'), endedAt: at('2026-05-04T22:15Z') },
      { startedAt: at('2026-05-05T00:00Z'), endedAt: at('2026-05-05T00:20Z'), paid: true },
    ],
  }

  test('are split at midnight like the shift; only unpaid ones reduce the worked time', () => {
    const shift = aShift('2026-05-04T18:00Z', '2026-05-05T02:00Z', night)
    const [worker] = timesheetOf([shift], period('2026-05-01', '2026-06-01', 'Europe/Berlin')).workers
    expect(
      worker?.days.map(({ date, present, worked: paid, paidBreaks, unpaidBreaks }) => [
        date,
        ...[present, paid, paidBreaks, unpaidBreaks].map(isoDuration),
      ]),
    ).toEqual([
      ['2026-05-04', 'PT4H', 'PT3H45M', 'PT0S', 'PT15M'],
      ['2026-05-05', 'PT4H', 'PT3H45M', 'PT20M', 'PT15M'],
    ])
    expect(worker?.total).toMatchObject({ worked: 27_000_000, unpaidBreaks: 1_800_000, paidBreaks: 1_200_000 })
  })

  test('an open shift counts up to now, its open break too', () => {
    const shift = aShift('2026-05-04T08:00Z', undefined, {
      status: 'open',
      breaks: [{ startedAt: at('2026-05-04T11:30Z') }],
    })
    const when = period('2026-05-04', '2026-05-05', 'UTC', '2026-05-04T12:00Z')
    expect(worked([shift], when)).toEqual(['2026-05-04 PT3H30M'])
    expect(timesheetOf([shift], when).workers[0]?.days[0]?.shifts[0]).toMatchObject({ status: 'open' })
  })
})

describe('distance', () => {
  test('belongs wholly to the day on which the shift began, so that no metre is counted twice or lost', () => {
    const shift = aShift('2026-05-04T20:00Z', '2026-05-05T04:00Z', { distanceMeters: 31_234.5 })
    const of = (from: string, to: string) => timesheetOf([shift], period(from, to, 'UTC')).total.distanceMeters
    expect([of('2026-05-04', '2026-05-06'), of('2026-05-04', '2026-05-05'), of('2026-05-05', '2026-05-06')]).toEqual([
      31_234.5,
      31_234.5,
      undefined,
    ])
  })
})

describe('the period', () => {
  const shift = aShift('2026-05-04T22:00Z', '2026-05-05T06:00Z')

  test('begins with its first date and ends before its last, in the zone', () => {
    expect(worked([shift], period('2026-05-05', '2026-05-06', 'UTC'))).toEqual(['2026-05-05 PT6H'])
    expect(worked([shift], period('2026-05-04', '2026-05-05', 'UTC'))).toEqual(['2026-05-04 PT2H'])
    expect(worked([shift], period('2026-05-04', '2026-05-05', 'America/New_York'))).toEqual(['2026-05-04 PT6H'])
    expect(worked([shift], period('2026-05-06', '2026-05-09', 'UTC'))).toEqual([])
  })

  test('a shift that ends at midnight has no part in the next day; one that took no time is shown', () => {
    expect(
      worked([aShift('2026-05-04T20:00Z', '2026-05-05T00:00Z')], period('2026-05-01', '2026-06-01', 'UTC')),
    ).toEqual(['2026-05-04 PT4H'])
    expect(
      worked([aShift('2026-05-05T00:00Z', '2026-05-05T00:00Z')], period('2026-05-01', '2026-06-01', 'UTC')),
    ).toEqual(['2026-05-05 PT0S'])
  })
})

test('totals per worker, per day and of all are the sum of their shifts, whatever the order', () => {
  const start = at('2026-03-20T00:00Z')
  const shift = fc.record({
    memberId: fc.constantFrom('ana', 'ben', 'eve'),
    offset: fc.nat(20 * 24),
    quarters: fc.nat(40),
    rest: fc.nat(4),
    metres: fc.option(fc.nat(90_000), { nil: undefined }),
  })
  const zones = fc.constantFrom('Europe/London', 'America/Santiago', 'Australia/Lord_Howe', 'Asia/Kolkata')
  fc.assert(
    fc.property(fc.array(shift, { maxLength: 20 }), zones, (all, timeZone) => {
      const shifts = all.map(({ memberId, offset, quarters, rest, metres }, index): ShiftHours => {
        const startedAt = start + offset * 3_600_000
        const pause = { startedAt, endedAt: startedAt + Math.min(rest, quarters) * 900_000, paid: rest % 2 === 1 }
        const endedAt = startedAt + quarters * 900_000
        return {
          shiftId: `s-${index}`,
          memberId,
          status: 'closed',
          corrected: false,
          startedAt,
          endedAt,
          breaks: [pause],
          distanceMeters: metres,
        }
      })
      const when = period('2026-03-19', '2026-05-01', timeZone)
      const sheet = timesheetOf(shifts, when)
      expect(timesheetOf(shifts.toReversed(), when)).toEqual(sheet)
      const present = shifts.reduce((sum, { startedAt, endedAt = 0 }) => sum + endedAt - startedAt, 0)
      const metres = shifts.reduce((sum, { distanceMeters = 0 }) => sum + distanceMeters, 0)
      for (const parts of [sheet.days, sheet.workers.map(({ total }) => total), [sheet.total]]) {
        expect(parts.reduce((sum, part) => sum + part.present, 0)).toBe(present)
        expect(parts.reduce((sum, part) => sum + (part.distanceMeters ?? 0), 0)).toBe(metres)
        expect(parts.every((part) => part.worked === part.present - part.unpaidBreaks)).toBe(true)
      }
    }),
  )
})

describe('csv', () => {
  const sheet = timesheetOf(
    [
      aShift('2026-10-24T22:00+01:00', '2026-10-25T06:00+00:00', { shiftId: 'night-01', distanceMeters: 1_200.5 }),
      aShift('2026-10-26T08:00Z', '2026-10-26T16:20Z', { shiftId: 'day-0001', memberId: 'ben', corrected: true }),
      aShift('2026-10-26T16:30Z', '2026-10-26T17:00Z', { shiftId: 'day-0002', memberId: 'ben', status: 'proposed' }),
    ],
    period('2026-10-24', '2026-10-27', 'Europe/London'),
  )
  const names: Record<string, string> = { ana: 'Ana', ben: 'Ben' }
  const csvOf = (delimiter: Delimiter, nameOf = (id: string) => names[id] ?? '') =>
    timesheetCsv(sheet, { timeZone: 'Europe/London', delimiter }, nameOf)
  const withoutMark = (csv: string) => csv.replace(/^\uFEFF/, '')

  test('is a line per worker and day, and one for each total, in times of day and durations', () => {
    expect(csvOf(',')).toBe(
      [
        '\uFEFFdate,memberId,name,firstStart,lastEnd,present,paidBreaks,unpaidBreaks,worked,workedHours,distanceMeters,status,corrected,shiftIds',
        '2026-10-24,ana,Ana,22:00:00,24:00:00,2:00:00,0:00:00,0:00:00,2:00:00,2,1201,closed,,night-01',
        '2026-10-25,ana,Ana,00:00:00,06:00:00,7:00:00,0:00:00,0:00:00,7:00:00,7,,closed,,night-01',
        'total,ana,Ana,,,9:00:00,0:00:00,0:00:00,9:00:00,9,1201,,,',
        '2026-10-26,ben,Ben,08:00:00,17:00:00,8:50:00,0:00:00,0:00:00,8:50:00,8.83,,proposed,yes,day-0001 day-0002',
        'total,ben,Ben,,,8:50:00,0:00:00,0:00:00,8:50:00,8.83,,,,',
        'total,,,,,17:50:00,0:00:00,0:00:00,17:50:00,17.83,1201,,,',
        '',
      ].join('\r\n'),
    )
  })

  test('with semicolons has decimal commas, as a spreadsheet that takes them expects', () => {
    const lines = csvOf(';').split('\r\n')
    expect(lines[4]).toBe(
      '2026-10-26;ben;Ben;08:00:00;17:00:00;8:50:00;0:00:00;0:00:00;8:50:00;8,83;;proposed;yes;day-0001 day-0002',
    )
  })

  test('of more than a day has hours, not days', () => {
    const long = timesheetOf(
      Array.from({ length: 5 }, (_, day) => aShift(`2026-05-0${day + 1}T00:00Z`, `2026-05-0${day + 1}T23:00Z`)),
      period('2026-05-01', '2026-06-01', 'UTC'),
    )
    const lines = timesheetCsv(long, { timeZone: 'UTC', delimiter: ',' }, () => 'Ana').split('\r\n')
    expect(lines.at(-2)).toBe('total,,,,,115:00:00,0:00:00,0:00:00,115:00:00,115,,,,')
  })

  test('adds up what it shows, though shifts end within a second', () => {
    const shifts = Array.from({ length: 9 }, (_, day) =>
      aShift(`2026-05-0${day + 1}T08:00:00.000Z`, `2026-05-0${day + 1}T16:00:00.600Z`, { distanceMeters: 0.5 }),
    )
    const all = timesheetOf(shifts, period('2026-05-01', '2026-06-01', 'UTC'))
    const rows = rowsOf(withoutMark(timesheetCsv(all, { timeZone: 'UTC', delimiter: ',' }, () => 'Ana')))
    expect(rows.slice(1, 10).every((row) => row[5] === '8:00:01' && row[10] === '1')).toBe(true)
    expect(rows.at(-1)?.slice(5, 11)).toEqual(['72:00:09', '0:00:00', '0:00:00', '72:00:09', '72', '9'])
  })

  test.each([
    '=1+1',
    '+49 30 1',
    '-2',
    '@SUM(A1)',
    '\tx',
    '\rx',
    '＝1',
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://x","y")',
  ])('a name like %j is no formula for a spreadsheet', (name) => {
    const cells = rowsOf(withoutMark(csvOf(',', () => name)))
      .slice(1, -1)
      .map((row) => row[2])
    expect(cells).toEqual(Array.from({ length: 5 }, () => `'${name}`))
  })

  test('nor where a line break begins a line for a program with another separator', () => {
    const [, row] = rowsOf(withoutMark(csvOf(',', () => '\n=x')))
    expect(row?.[2]).toBe("'\n'=x")
  })

  test.each([',', ';'] as const)('nor where a semicolon begins a cell, with %j between cells', (delimiter) => {
    const lines = csvOf(delimiter, () => 'Ana;=1+1; @x').split('\r\n')
    expect(lines[1]).toContain(`"Ana;'=1+1; '@x"`)
  })

  test('any name comes back as it was, but for apostrophes', () => {
    const plain = (text: string) => text.replaceAll("'", '')
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const cell = rowsOf(withoutMark(csvOf(',', () => name)))[1]?.[2] ?? ''
        expect(plain(cell)).toBe(plain(name))
        expect(cell).not.toMatch(/^[=+\-@\t\r\n]/)
      }),
    )
  })
})
