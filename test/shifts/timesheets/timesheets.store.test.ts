import { beforeEach, describe, expect, test } from 'vitest'
import { TimesheetResponse } from '../../../functions/shifts/timesheets/schemas.ts'
import { rowsOf } from '../formats/rows.ts'
import { aStaffMember, type StaffMember } from '../staff.ts'
import { beforeEachWithWorker } from '../worker-hooks.ts'
import type { Worker } from '../world.ts'

let worker: Worker
let staff: StaffMember

beforeEachWithWorker((given, table) => {
  worker = given
  staff = aStaffMember(table, worker)
  worker.clock.now = Date.parse('2026-10-27T12:00:00Z')
})

const colleague = () => `${worker.principal.memberId}-b`
const json = async (query: object, who = staff.caller) =>
  TimesheetResponse.parse((await staff.timesheets(query, who)).body)

async function csvRows(query: object) {
  const response = await staff.timesheets({ ...query, format: 'csv' })
  expect(response.contentType).toBe('text/csv; charset=utf-8')
  expect(String(response.body).startsWith('\uFEFF')).toBe(true)
  const [header = [], ...rows] = rowsOf(String(response.body).slice(1))
  return rows.map((row) => Object.fromEntries(header.map((name, column) => [name, row[column]])))
}

/** A shift in the night in which clocks go back, one with a break after it, and one of a colleague. */
async function aWeekend() {
  await staff.enter({ startedAt: '2026-10-24T22:00:00+02:00', endedAt: '2026-10-25T06:00:00+01:00' })
  const lunch = { startedAt: '2026-10-26T12:00:00+01:00', endedAt: '2026-10-26T12:45:00+01:00' }
  await staff.enter({ startedAt: '2026-10-26T08:00:00+01:00', endedAt: '2026-10-26T17:00:00+01:00', breaks: [lunch] })
  const times = { startedAt: '2026-10-26T08:00:00+01:00', endedAt: '2026-10-26T10:00:00+01:00' }
  await staff.enter({ ...times, memberId: colleague() })
}

describe('timesheets', () => {
  beforeEach(aWeekend)

  test('have the hours of each worker and day, in the zone of the account', async () => {
    const sheet = await json({ from: '2026-10-24', to: '2026-10-27' })
    expect(sheet).toMatchObject({ timeZone: 'Europe/Zurich', from: '2026-10-24', to: '2026-10-27' })
    expect(sheet.items.map(({ name, days }) => [name, ...days.map(({ date, worked }) => `${date} ${worked}`)])).toEqual(
      [
        ['Ana', '2026-10-24 PT2H', '2026-10-25 PT7H', '2026-10-26 PT8H15M'],
        ['=Ben', '2026-10-26 PT2H'],
      ],
    )
    expect(sheet.items[0]?.total).toMatchObject({ present: 'PT18H', unpaidBreaks: 'PT45M', worked: 'PT17H15M' })
    expect(sheet.days.map(({ date, worked }) => `${date} ${worked}`)).toEqual([
      '2026-10-24 PT2H',
      '2026-10-25 PT7H',
      '2026-10-26 PT10H15M',
    ])
    expect(sheet.total).toMatchObject({ worked: 'PT19H15M' })
  })

  test('end before their last date, and begin in the middle of a shift', async () => {
    const { items } = await json({ from: '2026-10-25', to: '2026-10-26' })
    expect(items).toMatchObject([
      { days: [{ date: '2026-10-25', worked: 'PT7H', shifts: [{ startedAt: '2026-10-24T22:00:00.000Z' }] }] },
    ])
    expect(await json({ from: '2026-10-20', to: '2026-10-24' })).toMatchObject({ items: [], days: [] })
  })

  test('count an open shift up to now', async () => {
    await worker.clockIn({ at: '2026-10-27T08:00:00Z' })
    const { items } = await json({ from: '2026-10-27', to: '2026-10-28' })
    expect(items).toMatchObject([{ days: [{ worked: 'PT4H', shifts: [{ status: 'open' }] }] }])
  })

  test('are a worker’s own for a worker', async () => {
    const period = { from: '2026-10-24', to: '2026-10-27' }
    expect((await json(period, worker.principal)).items.map(({ name }) => name)).toEqual(['Ana'])
    const other = staff.timesheets({ ...period, memberId: colleague() }, worker.principal)
    await expect(other).rejects.toMatchObject({ code: 'forbidden' })
    expect((await json({ ...period, memberId: colleague() })).items.map(({ name }) => name)).toEqual(['=Ben'])
    expect((await json({ ...period, memberId: 'unknown' })).items).toEqual([])
  })

  test('come as csv with totals, which no spreadsheet runs', async () => {
    const rows = await csvRows({ from: '2026-10-24', to: '2026-10-27' })
    expect(rows.map(({ date, name, worked }) => [date, name, worked])).toEqual([
      ['2026-10-24', 'Ana', '2:00:00'],
      ['2026-10-25', 'Ana', '7:00:00'],
      ['2026-10-26', 'Ana', '8:15:00'],
      ['total', 'Ana', '17:15:00'],
      ['2026-10-26', "'=Ben", '2:00:00'],
      ['total', "'=Ben", '2:00:00'],
      ['total', '', '19:15:00'],
    ])
  })

  test('mark what the office changed, and what the worker may still replace', async () => {
    const clocked = async (from: string, to: string) => {
      const { body } = await worker.clockIn({ at: from })
      await worker.clockOut({ at: to })
      return (body as { shiftId: string }).shiftId
    }
    const approved = await clocked('2026-10-20T08:00:00Z', '2026-10-20T16:00:00Z')
    await staff.approve(approved)
    const moved = await clocked('2026-10-21T08:00:00Z', '2026-10-21T16:00:00Z')
    await staff.correct(moved, { endedAt: '2026-10-21T15:30:00Z' })
    const paused = await clocked('2026-10-22T08:00:00Z', '2026-10-22T16:00:00Z')
    await staff.correct(paused, { breaks: [{ startedAt: '2026-10-22T10:00:00Z', endedAt: '2026-10-22T10:15:00Z' }] })
    const noted = await clocked('2026-10-23T08:00:00Z', '2026-10-23T16:00:00Z')
    await staff.correct(noted, { note: 'Windows' })
    await worker.clockIn({ at: '2026-10-27T08:00:00Z' })
    // comes late: its end is proposed
    await worker.clockIn({ at: '2026-10-27T06:00:00Z' })

    const marksOf = async (period: object) => {
      const rows = await csvRows({ ...period, memberId: worker.principal.memberId })
      return rows.filter(({ date }) => date !== 'total').map(({ status, corrected }) => [status, corrected])
    }
    expect(await marksOf({ from: '2026-10-20', to: '2026-10-24' })).toEqual([
      ['approved', ''],
      ['closed', 'yes'],
      ['closed', 'yes'],
      ['closed', ''],
    ])
    expect(await marksOf({ from: '2026-10-27', to: '2026-10-28' })).toEqual([['open', '']])
    await worker.clockOut({ at: '2026-10-27T11:00:00Z' })
    expect(await marksOf({ from: '2026-10-27', to: '2026-10-28' })).toEqual([['proposed', '']])
    const { items } = await json({ from: '2026-10-21', to: '2026-10-28', memberId: worker.principal.memberId })
    const shifts = items.flatMap(({ days }) => days.flatMap((day) => day.shifts))
    expect(shifts.filter(({ corrected }) => corrected).map(({ shiftId }) => shiftId)).toEqual([moved, paused])
    expect(shifts.map(({ status }) => status)).not.toContain('proposed')
  })

  test('have another delimiter as asked, and no other than these', async () => {
    const period = { from: '2026-10-26', to: '2026-10-27', format: 'csv' }
    const { body } = await staff.timesheets({ ...period, delimiter: ';' })
    expect(String(body)).toContain(';8:15:00;8,25;')
    await expect(async () => staff.timesheets({ ...period, delimiter: '|' })).rejects.toThrow()
  })

  test.each([
    ['ends before it begins', { from: '2026-10-27', to: '2026-10-24' }],
    ['is empty', { from: '2026-10-24', to: '2026-10-24' }],
    ['is longer than 93 days for all', { from: '2026-01-01', to: '2026-06-01' }],
  ])('of a period that %s are not valid', async (_what, query) => {
    await expect(staff.timesheets(query)).rejects.toMatchObject({ code: 'invalid' })
  })
})
