import { describe, expect, test } from 'vitest'
import { changeCustomer } from '../../../functions/customers/change-customer.ts'
import { readMessage } from '../../../functions/notifications/history/read-messages.ts'
import { defaultSettings } from '../../../functions/shared/identity/account.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aCompany, aReadyCustomer } from '../world.ts'

let table: Table

beforeAllOnTable((opened) => {
  table = opened
})

describe('sending hours (rule 7)', () => {
  test('defer a message to the next opening, when it is decided again', async () => {
    const company = await aCompany(table, 'closed')
    const { appointmentId } = await aReadyCustomer(company)
    company.time.now = Date.parse('2026-03-03T02:00:00Z') // 21:00 in New York
    const [message] = await company.remind(appointmentId)
    const until = '2026-03-03T13:00:00.000Z'
    expect(message).toMatchObject({ status: 'deferred', until, decided: { opensAt: until } })
    const read = () => readMessage('closed', message?.messageId ?? '', company.deps)
    expect(await read()).toMatchObject({ status: 'deferred', until })
    expect(company.sent).toEqual([])
    company.time.now = Date.parse('2026-03-03T12:59:00Z')
    await company.runDue()
    expect(company.sms).toEqual([])
    company.time.now = Date.parse('2026-03-03T13:00:00Z')
    await company.runDue()
    expect(company.sms).toHaveLength(1)
    expect(await read()).toMatchObject({ status: 'sent', until: undefined })
  })

  test.each([
    ['quietHours', { start: '00:00', end: '23:59' }],
    ['quietHours', { start: '21:00', end: '23:00' }],
    ['sendingHours', { start: '06:00', end: '23:59' }],
  ])('are 08:00 to 20:00 for an account that has stored %s of %j', async (name, hours) => {
    const company = await aCompany(table, `stored-${name}-${hours.start.slice(0, 2)}`)
    const { sendingHours: _, ...messaging } = defaultSettings.messaging
    await company.setAccount({ settings: { ...defaultSettings, messaging: { ...messaging, [name]: hours } } })
    const { customerId } = await aReadyCustomer(company)
    await company.appointment(customerId, { startsAt: '2026-03-05T02:00:00Z', reminders: ['-P1D'] })
    company.time.now = Date.parse('2026-03-04T02:00:30Z') // 21:00 in New York
    await company.runDue()
    expect(company.sms).toEqual([])
    expect((await company.messages()).map(({ decided }) => decided?.opensAt)).toContain('2026-03-04T13:00:00.000Z')
  })

  test('an early work message defers the message again', async () => {
    const company = await aCompany(table, 'early')
    const { appointmentId } = await aReadyCustomer(company)
    company.time.now = Date.parse('2026-03-03T02:00:00Z')
    const [message] = await company.remind(appointmentId)
    const { work } = company.deps.due('early', 'message', message?.messageId ?? '', 0)
    await company.work(work)
    expect(company.sms).toEqual([])
    expect((await company.messages()).map(({ status }) => status)).toEqual(['deferred'])
  })

  test('make a reminder too late when they open after the start', async () => {
    const company = await aCompany(table, 'begun')
    const { customerId } = await aReadyCustomer(company)
    const { appointmentId } = await company.appointment(customerId, { startsAt: '2026-03-03T12:30:00Z' })
    company.time.now = Date.parse('2026-03-03T03:00:00Z')
    expect(await company.remind(appointmentId)).toMatchObject([{ status: 'refused', reason: 'too_late' }])
  })

  test('need a time zone: a customer with a Canadian phone and none is refused by a US company', async () => {
    const company = await aCompany(table, 'abroad')
    const { appointmentId, customerId } = await aReadyCustomer(company, { phone: '+16135550143' })
    expect(await company.remind(appointmentId)).toMatchObject([{ reason: 'unknown_time_zone' }])
    await changeCustomer(customerId, { timeZone: 'Europe/Berlin' }, company.owner, company.deps)
    expect(await company.remind(appointmentId)).toMatchObject([{ status: 'queued' }])
  })
})
