import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { cancelAppointment } from '../../../functions/appointments/change-appointment.ts'
import { changeCustomer } from '../../../functions/customers/change-customer.ts'
import { eventOfReport, isSubscriptionConfirmation } from '../../../functions/notifications/feedback/provider-events.ts'
import { exportCustomer } from '../../../functions/notifications/history/export-customer.ts'
import { appendAudit } from '../../../functions/shared/ledger/audit-store.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aCompany, aReadyCustomer, type Company } from '../world.ts'

let table: Table

beforeAllOnTable((authored) => {
  table = authored
})

type Before = (company: Company, customerId: string) => Promise<unknown> | unknown

/** A visit that a mail has told of, unless said otherwise, and that is then cancelled. */
async function aCancelledVisit(
  accountId: string,
  { reminded = true, before }: { reminded?: boolean; before?: Before },
) {
  const company = await aCompany(table, accountId)
  const { customerId, appointmentId } = await aReadyCustomer(company)
  if (reminded) await company.remind(appointmentId, ['email'])
  await company.runDue()
  await before?.(company, customerId)
  await cancelAppointment(appointmentId, company.owner, company.deps)
  await company.runDue()
  await company.runDue()
  const cancellation = (await company.messages()).find(({ cancels }) => cancels)
  return { company, appointmentId, cancellation }
}

const withdraws =
  (kind: 'reminder' | 'confirmation'): Before =>
  (company, customerId) =>
    company.says(customerId, { channel: 'email', kinds: [kind], decision: 'withdrawn' })

describe('an appointment that is cancelled (rule 11)', () => {
  test('leaves the calendar that a mail had put it into', async () => {
    const { company, appointmentId, cancellation } = await aCancelledVisit('taken-out', {})
    const [put, taken] = company.mails.map(({ mail }) => mail)
    const read = (content = '') => {
      const calendar = new ICAL.Component(ICAL.parse(content))
      const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') ?? expect.unreachable())
      return { method: calendar.getFirstPropertyValue('method'), uid: event.uid, sequence: event.sequence }
    }
    const [before, after] = [read(put?.attachment?.content), read(taken?.attachment?.content)]
    expect([before.method, after.method]).toEqual(['PUBLISH', 'CANCEL'])
    expect(after.uid).toBe(before.uid)
    expect(after.sequence).toBeGreaterThan(before.sequence)
    expect(taken).toMatchObject({
      subject: 'Cancelled: Boiler check, Wednesday, March 4 at 10:00 AM',
      attachment: { contentType: expect.stringContaining('method=CANCEL') },
    })
    expect(cancellation).toMatchObject({ kind: 'reminder', status: 'sent', appointmentId })
    expect(company.mails).toHaveLength(2)
    expect(await company.dueRows()).toEqual([])
  })

  test('says nothing where no mail has told of it', async () => {
    const { company, cancellation } = await aCancelledVisit('pendingUploads', { reminded: false })
    expect([company.mails.length, cancellation]).toEqual([0, undefined])
    expect(await company.dueRows()).toEqual([])
  })

  test.each<[string, Before, number, string]>([
    ['confirmations were stopped, which brought nothing', withdraws('confirmation'), 2, 'sent'],
    ['reminders were stopped, which brought it', withdraws('reminder'), 1, 'withdrawn'],
    [
      'the customer has another address',
      (c, id) => changeCustomer(id, { email: 'new@x.example' }, c.owner, c.deps),
      1,
      'no_consent',
    ],
    [
      'it is the last moment',
      (c) => {
        c.time.now = Date.parse('2026-03-04T14:59:59.990Z')
      },
      2,
      'sent',
    ],
  ])('goes by the consent for what told of it: %s', async (name, before, mails, outcome) => {
    const { company, cancellation } = await aCancelledVisit(`consent-${name.replaceAll(' ', '-')}`, { before })
    expect(company.mails).toHaveLength(mails)
    expect(cancellation?.reason ?? cancellation?.status).toBe(outcome)
  })

  test('waits for the morning in quiet hours, and is not told of once it would have begun (rules 7 and 8)', async () => {
    const company = await aCompany(table, 'night')
    const { customerId } = await company.customer()
    await company.says(customerId, { channel: 'email' })
    const visits = ['2026-03-03T12:30:00Z', '2026-03-03T15:00:00Z'] // half past seven and ten in New York
    const booked = await Promise.all(
      visits.map((startsAt) => company.appointment(customerId, { startsAt, reminders: [] })),
    )
    for (const { appointmentId } of booked) await company.remind(appointmentId, ['email'])
    await company.runDue()
    company.time.now = Date.parse('2026-03-03T04:00:00Z')
    for (const { appointmentId } of booked) await cancelAppointment(appointmentId, company.owner, company.deps)
    await company.runDue()
    const cancellations = async () =>
      (await company.messages()).filter(({ cancels }) => cancels).map(({ reason, status }) => reason ?? status)
    expect((await cancellations()).sort()).toEqual(['deferred', 'too_late'])
    company.time.now = Date.parse('2026-03-03T13:00:00Z')
    await company.runDue()
    expect((await cancellations()).sort()).toEqual(['sent', 'too_late'])
    expect(company.mails).toHaveLength(3)
  })
})

describe('answers that wait', () => {
  test('a STOP is not confirmed after a START', async () => {
    const company = await aCompany(table, 'superseded')
    const from = '+12065550177' // a phone that no other company here knows: the oldest would answer
    await aReadyCustomer(company, { phone: from })
    await company.hears('STOP', { from })
    await company.hears('START', { from })
    for (const work of company.sent) await company.work(work)
    expect(company.texts.map(({ body }) => body)).toEqual([expect.stringContaining('again')])
    const answers = (await company.messages()).filter(({ kind }) => kind === 'answer')
    expect(answers.map(({ status, reason }) => reason ?? status).sort()).toEqual(['sent', 'superseded'])
  })
})

test('SES’s greeting to a new topic is no event', () => {
  expect(isSubscriptionConfirmation('Successfully validated SNS topic for Amazon SES event publishing.')).toBe(true)
  expect(isSubscriptionConfirmation('{"eventType":"Send"}')).toBe(false)
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
