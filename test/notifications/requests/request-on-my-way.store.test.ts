import { describe, expect, test } from 'vitest'
import { changeAppointment } from '../../../functions/appointments/change-appointment.ts'
import { requestOnMyWay } from '../../../functions/notifications/requests/request-on-my-way.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { recordPings } from '../../../functions/shifts/ingest/record-pings.ts'
import { PingsRequest } from '../../../functions/shifts/ingest/schemas.ts'
import { emptyTail, OpenShiftItem } from '../../../functions/shifts/store/open-shift-item.ts'
import { storesOver } from '../../shifts/world.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aCompany, aCustomerWhoGranted } from '../world.ts'

let table: Table

beforeAllOnTable((opened) => {
  table = opened
})

const position = { lat: 40.7, lon: -74 }

describe('on my way', () => {
  async function anAssignedAppointment(accountId: string, live?: object) {
    const company = await aCompany(table, accountId)
    const customerId = await aCustomerWhoGranted(company, { kinds: ['on-my-way'] })
    const fields = { startsAt: '2026-03-02T15:30:00Z', reminders: [], position }
    const { appointmentId } = await company.appointment(customerId, fields)
    const assign = async (memberId: string) => {
      const before = (await company.deps.findAppointment(accountId, appointmentId)) ?? expect.unreachable()
      const after = { ...before, memberId, version: before.version + 1 }
      await company.deps.changeAppointment(accountId, before, after, { add: [], drop: [] })
    }
    await assign('ana')
    if (live) {
      const at = new Date(company.time.now).toISOString()
      const counts = { storedPings: 0, duplicatePings: 0, outsidePings: 0, invalidPings: 0 }
      const span = { shiftId: 'shift-01', startedAt: at, toleranceSeconds: 60, generation: 1 }
      const open = { ...span, memberId: 'ana', gateFrom: 0, ...counts, ...emptyTail }
      const Item = await table.row(OpenShiftItem, accountId, open)
      await table.transact([{ Put: { TableName: table.name, Item } }], () => {})
      const caller = { ...company.owner, memberId: 'ana' }
      const deps = { ...storesOver(table), now: () => company.time.now }
      await recordPings(PingsRequest.parse({ pings: [{ at, ...live }] }), caller, deps)
    }
    const move = (startsAt: string) => changeAppointment(appointmentId, { startsAt }, company.owner, company.deps)
    return { company, appointmentId, customerId, move, assign }
  }

  test('estimates the arrival from the live position, as a range', async () => {
    const { company, appointmentId } = await anAssignedAppointment('live', { lat: 40.79, lon: -74, speed: 13 })
    await company.onMyWay(appointmentId)
    await company.runDue()
    expect(company.sms.map(({ body }) => body)).toEqual([
      'Acme Heating: We are on our way to you and expect to arrive between 10:10 AM and 10:20 AM. Reply STOP to opt out.',
    ])
    expect(company.emails).toHaveLength(1)
  })

  test('names no time without a position, and prefers the worker’s own estimate', async () => {
    const { company, appointmentId, customerId } = await anAssignedAppointment('no-position')
    await company.onMyWay(appointmentId)
    await company.runDue()
    expect(company.sms.map(({ body }) => body)).toEqual([
      'Acme Heating: We are on our way to you. Reply STOP to opt out.',
    ])
    const second = await company.appointment(customerId, { startsAt: '2026-03-02T16:30:00Z', reminders: [] })
    await company.onMyWay(second.appointmentId, 30)
    await company.runDue()
    expect(company.sms[1]?.body).toContain('between 10:25 AM and 10:35 AM')
  })

  test('is sent at any hour and after the start, but not long after the request', async () => {
    const { company, appointmentId, move } = await anAssignedAppointment('hours')
    await move('2026-03-03T01:30:00Z') // 20:30 in New York
    company.time.now = Date.parse('2026-03-03T02:00:00Z')
    expect(await company.onMyWay(appointmentId)).toMatchObject([{ status: 'queued' }, { status: 'queued' }])
    company.time.now += 16 * 60_000
    await company.runDue()
    expect((await company.messages()).map(({ reason }) => reason)).toEqual(['too_late', 'too_late'])
  })

  test.each([
    ['2026-03-02T11:29:59Z', 'too_early'],
    ['2026-03-02T11:30:00Z', undefined],
    ['2026-03-02T16:29:59Z', undefined],
    ['2026-03-02T16:30:00Z', 'too_late'],
  ])('for 15:30 to 16:30, at %s: %s', async (now, reason) => {
    const { company, appointmentId } = await anAssignedAppointment(`at-${Date.parse(now)}`)
    company.time.now = Date.parse(now)
    const asked = await company.onMyWay(appointmentId, 10)
    expect(asked.map((each) => each.reason)).toEqual([reason, reason])
    await company.runDue()
    expect(company.sms).toHaveLength(reason ? 0 : 1)
  })

  test('that waits until the end of the appointment is too late', async () => {
    const { company, appointmentId } = await anAssignedAppointment('waited')
    company.time.now = Date.parse('2026-03-02T16:29:00Z')
    await company.onMyWay(appointmentId)
    company.time.now = Date.parse('2026-03-02T16:30:00Z')
    await company.runDue()
    expect(company.sms).toEqual([])
  })

  test('is sent once, whatever becomes of the time of the appointment', async () => {
    const { company, appointmentId, move } = await anAssignedAppointment('moves')
    const [first] = await company.onMyWay(appointmentId, 20)
    await company.runDue()
    for (const startsAt of ['2026-03-02T17:30:00Z', '2026-03-02T15:30:00Z', '2026-03-02T15:45:00Z']) {
      await move(startsAt)
      expect((await company.onMyWay(appointmentId, 20))[0]).toMatchObject({
        messageId: first?.messageId,
        status: 'sent',
      })
      await company.runDue()
    }
    expect([company.sms.length, company.emails.length]).toEqual([1, 1])
  })

  test('is sent again when the arrival differs from what was told last by more than 15 minutes', async () => {
    const { company, appointmentId } = await anAssignedAppointment('updates')
    const ask = async (etaMinutes?: number) => (await company.onMyWay(appointmentId, etaMinutes))[0]?.messageId
    const first = await ask(20)
    for (const near of [5, 12, 35, undefined]) expect(await ask(near)).toBe(first)
    const second = await ask(36)
    expect(second).not.toBe(first)
    expect(await ask(25)).toBe(second)
    const third = await ask(20)
    expect([first, second]).not.toContain(third)
    company.time.now += 10 * 60_000
    expect(await ask(10)).toBe(third)
    await company.runDue()
    expect(company.sms).toHaveLength(3)
  })

  test('names no time at first: then the customer expects the start', async () => {
    const { company, appointmentId } = await anAssignedAppointment('no-time') // starts in half an hour
    const ask = async (etaMinutes?: number) => (await company.onMyWay(appointmentId, etaMinutes))[0]?.messageId
    const first = await ask()
    expect(await ask(15)).toBe(first)
    expect(await ask(45)).toBe(first)
    expect(await ask(46)).not.toBe(first)
  })

  describe('after a move, compares with what was told', () => {
    const day = 24 * 60 * 60_000
    async function toldToday(name: string, etaMinutes?: number) {
      const { company, appointmentId, move } = await anAssignedAppointment(name)
      const ask = async (eta?: number) => (await company.onMyWay(appointmentId, eta))[0]
      const first = await ask(etaMinutes)
      await company.runDue()
      const isNews = async (eta?: number) => {
        const asked = await ask(eta)
        await company.runDue()
        return asked?.messageId !== first?.messageId
      }
      return { company, move, isNews }
    }

    test.each([
      ['no time today, none tomorrow', undefined, undefined],
      ['no time today, the new start tomorrow', undefined, 30],
      ['no time today, nearly the new start tomorrow', undefined, 20],
      ['a time today, none tomorrow', 30, undefined],
      ['a time today, the same one tomorrow', 30, 30],
    ])('of a day: %s', async (name, today, tomorrow) => {
      const { company, move, isNews } = await toldToday(name.replaceAll(/\W/g, '-'), today)
      await move('2026-03-03T15:30:00Z')
      await isNews() // too early
      expect([company.sms.length, company.emails.length]).toEqual([1, 1])
      company.time.now += day
      expect(await isNews(tomorrow)).toBe(true)
      expect([company.sms.length, company.emails.length]).toEqual([2, 2])
      const again = (await company.messages()).length
      await isNews(tomorrow)
      expect(await company.messages()).toHaveLength(again)
    })

    test.each([
      ['by 15 minutes', '2026-03-02T15:45:00Z', undefined, false],
      ['by 16 minutes', '2026-03-02T15:46:00Z', undefined, true],
      ['by 16 minutes, and arrives as was told', '2026-03-02T15:46:00Z', 30, false],
      ['by 16 minutes, and arrives at the new start', '2026-03-02T15:46:00Z', 46, true],
    ])('of the start that no time was told beside, %s', async (name, startsAt, eta, expected) => {
      const { move, isNews } = await toldToday(`start-${name.replaceAll(/\W/g, '-')}`)
      await move(startsAt)
      expect(await isNews(eta)).toBe(expected)
    })

    test.each([
      ['to when the worker was late anyway', '2026-03-02T15:55:00Z', false],
      ['to another time', '2026-03-02T16:30:00Z', true],
    ])('of the time of arrival, %s, when the next names none', async (name, startsAt, expected) => {
      const { move, isNews } = await toldToday(`late-${name.replaceAll(/\W/g, '-')}`, 55) // at 15:55 in place of 15:30
      expect(await isNews()).toBe(false)
      await move(startsAt)
      expect(await isNews()).toBe(expected)
    })

    test('a message that still waits is not yet told: the move refuses it, and the next one goes', async () => {
      const { company, appointmentId, move } = await anAssignedAppointment('waiting')
      await company.onMyWay(appointmentId, 20)
      await move('2026-03-02T15:35:00Z')
      const [next] = await company.onMyWay(appointmentId, 20)
      expect((await company.onMyWay(appointmentId, 20))[0]?.messageId).toBe(next?.messageId)
      await company.runDue()
      expect([company.sms.length, company.emails.length]).toEqual([1, 1])
      expect((await company.messages()).flatMap(({ reason = [] }) => reason)).toEqual([
        'appointment_changed',
        'appointment_changed',
      ])
    })

    test('is no time of a reminder: a move is told as if none had been sent', async () => {
      const { company, move } = await toldToday('no-reminder')
      await move('2026-03-03T15:30:00Z')
      company.time.now += 11 * 60_000
      await company.runDue()
      expect((await company.messages()).map(({ kind }) => kind)).toEqual(['on-my-way', 'on-my-way'])
    })
  })

  test('is at most ten messages, however often the arrival changes, and one for parallel requests', async () => {
    const { company, appointmentId } = await anAssignedAppointment('flood')
    const together = await Promise.all([1, 2, 3, 4].map(() => company.onMyWay(appointmentId, 10)))
    expect(new Set(together.map(([sms]) => sms?.messageId)).size).toBe(1)
    const asked = new Set<string | undefined>()
    for (let count = 0; count < 25; count += 1)
      asked.add((await company.onMyWay(appointmentId, count % 2 === 0 ? 60 : 10))[1]?.messageId)
    expect(asked.size).toBe(10 - 1) // after the first
    await company.runDue()
    await company.runDue()
    expect([company.sms.length, company.emails.length]).toEqual([10, 10])
  })

  test('that never left is not in the way of the next, and another worker tells anew', async () => {
    const { company, appointmentId, assign, customerId } = await anAssignedAppointment('again')
    await company.onMyWay(appointmentId, 20)
    await company.recordsConsent(customerId, { kinds: ['on-my-way'], decision: 'withdrawn' })
    await company.runDue()
    expect(company.sms).toEqual([])
    await company.recordsConsent(customerId, { kinds: ['on-my-way'] })
    expect(await company.onMyWay(appointmentId, 20)).toMatchObject([{ status: 'queued' }, { status: 'sent' }])
    await company.runDue()
    await assign('ben')
    await company.onMyWay(appointmentId, 20)
    await company.runDue()
    await assign('ana')
    await company.onMyWay(appointmentId, 20)
    await company.runDue()
    expect([company.sms.length, company.emails.length]).toEqual([2, 2])
  })

  test('can be requested by the assigned worker only', async () => {
    const { company, appointmentId } = await anAssignedAppointment('own')
    const request = (memberId: string) =>
      requestOnMyWay(appointmentId, 5, { ...company.owner, role: 'worker', memberId }, company.deps)
    await expect(request('ben')).rejects.toMatchObject({ code: 'not_found' })
    expect((await request('ana')).messages).toHaveLength(2)
  })
})
