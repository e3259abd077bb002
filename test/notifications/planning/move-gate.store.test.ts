import { describe, expect, test } from 'vitest'
import { changeAppointment } from '../../../functions/appointments/change-appointment.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aCompany, aReadyCustomer } from '../world.ts'
import { aRemindedAppointment, minute, start } from './reminded-appointment.ts'

let table: Table

beforeAllOnTable((opened) => {
  table = opened
})

describe('the gate on a move', () => {
  test('needs the consent of reminders', async () => {
    const { company, customerId, move, wait, sent, moves } = await aRemindedAppointment(table, 'consent')
    await move(60)
    await company.recordsConsent(customerId, { decision: 'withdrawn' })
    await wait(10)
    expect(sent()).toEqual([0, 1])
    expect((await moves()).map(({ status, reason }) => reason ?? status).sort()).toEqual(['sent', 'withdrawn'])
  })

  test('counts it against the caps', async () => {
    const { company, move, wait, sent, moves } = await aRemindedAppointment(table, 'caps')
    company.deps.textCaps.phoneTextsPerDay = 1
    await move(60)
    await wait(10)
    expect(sent()).toEqual([0, 1])
    expect((await moves()).map(({ reason }) => reason)).toContain('cap_reached')
  })

  test('waits for sending hours, and reads everything again then', async () => {
    const { company, move, wait, sent, moves } = await aRemindedAppointment(table, 'hours', ['sms'])
    company.time.now = Date.parse('2026-03-03T03:00:00Z') // 22:00 in New York
    await move(24 * 60)
    await wait(10)
    expect((await moves()).map(({ status }) => status)).toEqual(['deferred', 'deferred'])
    await move(26 * 60)
    await wait(10)
    company.time.now = Date.parse('2026-03-03T13:00:00Z')
    await company.runDue()
    expect(sent()).toEqual([1, 1])
    expect(company.sms.at(-1)?.body).toContain('Thursday, March 5 at 12:00 PM')
    expect((await moves()).flatMap(({ reason }) => reason ?? []).sort()).toEqual([
      'appointment_changed',
      'appointment_changed',
    ])
  })

  test('is left out when another reminder has told the new time meanwhile', async () => {
    const { company, appointmentId, move, wait, sent, moves } = await aRemindedAppointment(table, 'meanwhile')
    await move(120)
    await wait(5)
    await company.remind(appointmentId, ['sms'])
    await wait(5)
    expect(sent()).toEqual([1, 1])
    expect(company.sms.at(-1)?.body).toContain('Reminder')
    expect((await moves()).map(({ channel }) => channel)).toEqual(['email'])
  })

  test('cancels it when that happened while it waited', async () => {
    const { company, appointmentId, move, wait, sent, moves } = await aRemindedAppointment(table, 'waiting', ['sms'])
    company.time.now = Date.parse('2026-03-03T03:00:00Z') // 22:00 in New York
    await move(120)
    await wait(10)
    expect((await moves()).map(({ status }) => status)).toEqual(['deferred', 'deferred'])
    company.time.now = Date.parse('2026-03-03T13:00:00Z')
    const [reminder] = await company.remind(appointmentId, ['sms'])
    await company.work(company.deps.due('waiting', 'message', reminder?.messageId ?? '', 0).work)
    await wait(0)
    expect(sent()).toEqual([1, 0])
    expect((await moves()).map(({ status, reason }) => [status, reason])).toEqual([
      ['cancelled', 'superseded'],
      ['cancelled', 'superseded'],
    ])
  })
})

describe('planned reminders after a move', () => {
  test('of a few minutes are not repeated when they went out just before', async () => {
    const company = await aCompany(table, 'repeat')
    const { appointmentId } = await aReadyCustomer(company)
    company.time.now = Date.parse('2026-03-03T15:00:30Z')
    await company.runDue()
    expect(company.sms).toHaveLength(1)
    for (const minutes of [3, 6, 9, 12, 14]) {
      const startsAt = new Date(start + minutes * minute).toISOString()
      await changeAppointment(appointmentId, { startsAt }, company.owner, company.deps)
      company.time.now = Date.parse(startsAt) - 24 * 60 * minute + 1_000
      await company.runDue()
    }
    expect([company.sms.length, company.emails.length]).toEqual([1, 1])
    company.time.now = start + 14 * minute - 120 * minute
    await company.runDue()
    expect(company.sms.map(({ body }) => body)).toEqual([
      expect.stringContaining('10:00 AM'),
      expect.stringContaining('10:14 AM'),
    ])
  })

  test('to another day are sent anew, also once the move was told', async () => {
    const { company, move, wait, sent } = await aRemindedAppointment(table, 'anew')
    company.time.now = Date.parse('2026-03-03T15:00:30Z')
    await company.runDue()
    const day = 24 * 60
    await move(day)
    await wait(11)
    expect(sent()).toEqual([2, 2])
    company.time.now += day * minute
    await company.runDue()
    expect(sent()).toEqual([3, 3])
  })
})
