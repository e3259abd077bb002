import ICAL from 'ical.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cancelAppointment } from '../../functions/appointments/change-appointment.ts'
import { exportCustomer } from '../../functions/notifications/export-customer.ts'
import { eventOfReport, isGreeting } from '../../functions/notifications/provider-events.ts'
import { appendAudit } from '../../functions/shared/audit.ts'
import type { Table } from '../../functions/shared/table.ts'
import { type Engine, startEngine } from '../support/engine.ts'
import { aCompany, aReadyCustomer } from './world.ts'

let engine: Engine
let table: Table

beforeAll(async () => {
  engine = await startEngine()
  table = await engine.table()
})
afterAll(() => engine.stop())

async function aCancelledVisit(accountId: string, { reminded = true, kinds = ['confirmation'] } = {}) {
  const company = await aCompany(table, accountId)
  const { customerId, appointmentId } = await aReadyCustomer(company)
  if (kinds.length > 0) await company.says(customerId, { channel: 'email', kinds: ['confirmation'] })
  if (reminded) await company.remind(appointmentId, ['email'])
  await company.runDue()
  await cancelAppointment(appointmentId, company.owner, company.deps)
  await company.runDue()
  await company.runDue()
  return { company, customerId, appointmentId }
}

describe('an appointment that is cancelled (rule 11)', () => {
  test('leaves the calendar that a mail had put it into', async () => {
    const { company, appointmentId } = await aCancelledVisit('taken-out')
    const [reminder, cancellation] = company.mails.map(({ mail }) => mail)
    const read = (content = '') => {
      const calendar = new ICAL.Component(ICAL.parse(content))
      const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') ?? expect.unreachable())
      return { method: calendar.getFirstPropertyValue('method'), uid: event.uid, sequence: event.sequence }
    }
    const [put, taken] = [read(reminder?.attachment?.content), read(cancellation?.attachment?.content)]
    expect([put.method, taken.method]).toEqual(['PUBLISH', 'CANCEL'])
    expect(taken.uid).toBe(put.uid)
    expect(taken.sequence).toBeGreaterThan(put.sequence)
    expect(cancellation).toMatchObject({
      subject: 'Cancelled: Boiler check, Wednesday, March 4 at 10:00 AM',
      attachment: { contentType: expect.stringContaining('method=CANCEL') },
    })
    expect((await company.messages())[0]).toMatchObject({ kind: 'confirmation', status: 'sent', appointmentId })
    expect(company.mails).toHaveLength(2)
    expect(await company.dueRows()).toEqual([])
  })

  test('says nothing where no mail has told of it, or nobody agreed to confirmations', async () => {
    const untold = await aCancelledVisit('untold', { reminded: false })
    const unasked = await aCancelledVisit('unasked', { kinds: [] })
    expect([untold.company.mails.length, unasked.company.mails.length]).toEqual([0, 1])
    expect([await untold.company.dueRows(), await unasked.company.dueRows()]).toEqual([[], []])
  })
})

describe('answers that wait', () => {
  test('a STOP is not confirmed after a START', async () => {
    const company = await aCompany(table, 'superseded')
    await aReadyCustomer(company)
    await company.hears('STOP')
    await company.hears('START')
    for (const wake of company.wakes) await company.work(wake)
    expect(company.texts.map(({ body }) => body)).toEqual([expect.stringContaining('again')])
    const answers = (await company.messages()).filter(({ kind }) => kind === 'answer')
    expect(answers.map(({ status, reason }) => reason ?? status).sort()).toEqual(['sent', 'superseded'])
  })
})

test('SES’s greeting to a new topic is no event', () => {
  expect(isGreeting('Successfully validated SNS topic for Amazon SES event publishing.')).toBe(true)
  expect(isGreeting('{"eventType":"Send"}')).toBe(false)
})

test('the price of a text comes with the carrier’s report', () => {
  const notification = { messageId: 'x', timestamp: '2026-03-04 15:00:00.000' }
  const report = { notification, delivery: { priceInUSD: 0.00645 }, status: 'SUCCESS' as const }
  expect(eventOfReport(report)).toMatchObject({ priceUsd: 0.00645 })
})

test('all that is held about one person, and nothing of another', async () => {
  const company = await aCompany(table, 'person')
  const { customerId, appointmentId } = await aReadyCustomer(company)
  const other = await aReadyCustomer(company, { name: 'Ben', phone: '2065550199', email: 'ben@x.example' })
  await company.remind(appointmentId)
  await company.hears('Is it you?')
  await company.hears('STOP')
  const note = (id: string, entry: Parameters<typeof appendAudit>[2]) => appendAudit(table, id, entry)
  const all = await exportCustomer(customerId, company.owner, { ...company.deps, note })
  expect(all).toMatchObject({
    customer: { name: 'Ana', phone: '+12065550143' },
    consentLedger: [{ decision: 'granted', statement: 'Yes.' }, {}, { decision: 'withdrawn', cause: 'stop' }],
    stops: [{ channel: 'sms', cause: 'stop' }],
    appointments: [{ appointmentId, title: 'Boiler check' }],
  })
  expect(all.messages.map(({ text }) => text)).toContain('Is it you?')
  expect(JSON.stringify(all)).not.toContain(other.customerId)
  await expect(exportCustomer('nobody', company.owner, { ...company.deps, note })).rejects.toMatchObject({
    status: 404,
  })
})
