import { describe, expect, test } from 'vitest'
import { changeAppointment } from '../../../functions/appointments/change-appointment.ts'
import { requestOnMyWay } from '../../../functions/notifications/requests/request-on-my-way.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { OpenShiftItem } from '../../../functions/shifts/store/open-shift-item.ts'
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
    const found = await company.deps.findAppointment(accountId, appointmentId)
    if (!found) return expect.unreachable()
    const assigned = { ...found, memberId: 'ana', version: found.version + 1 }
    await company.deps.changeAppointment(accountId, found, assigned, { add: [], drop: [] })
    if (live) {
      const at = new Date(company.time.now).toISOString()
      const counts = { storedPings: 0, duplicatePings: 0, outsidePings: 0, invalidPings: 0, passedUploads: 0 }
      const shift = {
        memberId: 'ana',
        shiftId: 'shift-01',
        startedAt: at,
        gateFrom: 0,
        toleranceSeconds: 60,
        generation: 1,
        liveAt: 0,
        breaks: [],
        ...counts,
      }
      const open = { ...shift, live: { at, ...live } } as unknown as Parameters<
        typeof table.row<typeof OpenShiftItem>
      >[2]
      const Item = await table.row(OpenShiftItem, accountId, open)
      await table.transact([{ Put: { TableName: table.name, Item } }], () => {})
    }
    return { company, appointmentId, customerId }
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
    const { company, appointmentId } = await anAssignedAppointment('hours')
    company.time.now = Date.parse('2026-03-03T02:00:00Z')
    expect(await company.onMyWay(appointmentId)).toMatchObject([{ status: 'queued' }, { status: 'queued' }])
    company.time.now += 16 * 60_000
    await company.runDue()
    expect((await company.messages()).map(({ reason }) => reason)).toEqual(['too_late', 'too_late'])
  })

  test('is sent once per revision', async () => {
    const { company, appointmentId } = await anAssignedAppointment('revisions-on-my-way')
    const [first] = await company.onMyWay(appointmentId)
    expect((await company.onMyWay(appointmentId))[0]?.messageId).toBe(first?.messageId)
    const move = { startsAt: '2026-03-02T17:30:00Z' }
    await changeAppointment(appointmentId, move, company.owner, company.deps)
    expect((await company.onMyWay(appointmentId))[0]?.messageId).not.toBe(first?.messageId)
    await company.runDue()
    expect(company.sms).toHaveLength(1)
  })

  test('can be requested by the assigned worker only', async () => {
    const { company, appointmentId } = await anAssignedAppointment('own')
    const request = (memberId: string) =>
      requestOnMyWay(appointmentId, 5, { ...company.owner, role: 'worker', memberId }, company.deps)
    await expect(request('ben')).rejects.toMatchObject({ code: 'forbidden' })
    expect((await request('ana')).messages).toHaveLength(2)
  })
})
