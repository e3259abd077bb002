import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { cancelAppointment } from '../../../functions/appointments/change-appointment.ts'
import { workMessageOf } from '../../../functions/shared/background/due.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aRemindedAppointment, minute, start } from './reminded-appointment.ts'

let table: Table

beforeAllOnTable((opened) => {
  table = opened
})

describe('a move of an appointment whose reminder went out', () => {
  test('is told once by each channel, ten minutes after the last change', async () => {
    const { company, move, wait, sent, moves } = await aRemindedAppointment(table, 'told')
    await move(180)
    await wait(9)
    await move(120)
    await wait(9)
    expect(sent()).toEqual([0, 0])
    await wait(1)
    expect(sent()).toEqual([1, 1])
    expect(company.sms.at(-1)?.body).toBe(
      'Acme Heating: Your appointment "Boiler check" has a new time: Wednesday, March 4 at 12:00 PM. Reply STOP to opt out.',
    )
    const email = company.emails.at(-1)?.email
    expect(email?.subject).toBe('New time: Boiler check, Wednesday, March 4 at 12:00 PM')
    expect((await moves()).map(({ kind, status, revision }) => [kind, status, revision])).toEqual([
      ['reminder', 'sent', 3],
      ['reminder', 'sent', 3],
    ])
    await wait(60)
    expect(sent()).toEqual([1, 1])
  })

  test('puts the new time into the calendar, under a higher sequence', async () => {
    const { company, move, wait } = await aRemindedAppointment(table, 'calendar')
    await move(60)
    await wait(10)
    const events = company.emails.map(({ email }) => {
      const calendar = new ICAL.Component(ICAL.parse(email.attachment?.content ?? ''))
      return new ICAL.Event(calendar.getFirstSubcomponent('vevent') ?? expect.unreachable())
    })
    const [first, second] = events
    expect(second?.uid).toBe(first?.uid)
    expect(second?.sequence).toBeGreaterThan(first?.sequence ?? Number.NaN)
    expect(second?.startDate.toJSDate().getTime()).toBe(start + 60 * minute)
  })

  test.each([
    [14, 0],
    [15, 1],
    [-14, 0],
    [-15, 1],
  ])('by %i minutes is told %i times', async (minutes, times) => {
    const { move, wait, sent, company } = await aRemindedAppointment(table, `by-${minutes}`, ['sms'])
    await move(minutes)
    await wait(10)
    expect(sent()).toEqual([times, times]) // an email too: it has no other time to compare with
    expect((await company.dueRows()).filter(({ kind }) => kind === 'move')).toEqual([])
  })

  test('in small steps is told when they add up, against what was told last', async () => {
    const { move, wait, sent } = await aRemindedAppointment(table, 'steps')
    for (const minutes of [10, 20, 30, 34]) {
      await move(minutes)
      await wait(10)
    }
    expect(sent()).toEqual([1, 1]) // at 20; 34 is 14 from there
  })

  test('and back within ten minutes is not told', async () => {
    const { move, wait, sent } = await aRemindedAppointment(table, 'back')
    await move(120)
    await move(0)
    await wait(11)
    expect(sent()).toEqual([0, 0])
  })

  test('is told at most three times', async () => {
    const { move, wait, sent } = await aRemindedAppointment(table, 'three')
    for (const minutes of [60, 120, 60, 120, 60]) {
      await move(minutes)
      await wait(11)
    }
    expect(sent()).toEqual([3, 3])
  })

  test('is not told when it is cancelled, begun or gone, nor twice by two runs', async () => {
    const { company, appointmentId, move, wait, sent } = await aRemindedAppointment(table, 'cancelled', ['sms'])
    await move(60)
    await cancelAppointment(appointmentId, company.owner, company.deps)
    await wait(11)
    expect(sent()).toEqual([0, 0])
    const past = await aRemindedAppointment(table, 'begun', ['sms'])
    await past.move(-47 * 60 - 55) // in five minutes
    await past.wait(10)
    expect([past.sent(), (await past.moves()).map(({ reason }) => reason)]).toEqual([
      [0, 0],
      ['too_late', 'too_late'],
    ])
    const twice = await aRemindedAppointment(table, 'twice', ['sms'])
    await twice.move(60)
    twice.company.time.now += 10 * minute
    const work = workMessageOf({ ...twice.moveKey, kind: 'move' })
    await Promise.all([1, 2, 3].map(() => twice.company.work(work)))
    await twice.wait(1)
    expect(twice.sent()).toEqual([1, 1])
  })
})

test('a move of an appointment that no reminder has told is not told', async () => {
  const { company, move, wait, sent } = await aRemindedAppointment(table, 'untold', [])
  await move(120)
  await wait(11)
  expect(sent()).toEqual([0, 0])
  expect((await company.dueRows()).map(({ kind }) => kind)).toEqual(['reminder', 'reminder'])
})

test('a later move that is written while an earlier one is planned is not lost', async () => {
  const { company, move, wait, sent, moveKey } = await aRemindedAppointment(table, 'overlap', ['sms'])
  await move(60)
  company.time.now += 10 * minute
  company.hook.before = async (step) => {
    if (step !== 'write') return
    company.hook.before = undefined
    await move(180)
  }
  await company.work(workMessageOf({ ...moveKey, kind: 'move' }))
  expect(sent()).toEqual([0, 0])
  await wait(10)
  expect(sent()).toEqual([1, 1])
  expect(company.sms.at(-1)?.body).toContain('1:00 PM')
})
