import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { cancelAppointment } from '../../../functions/appointments/change-appointment.ts'
import { changeCustomer } from '../../../functions/customers/change-customer.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aCompany, aReadyCustomer, type Company } from '../world.ts'

let table: Table

beforeAllOnTable((opened) => {
  table = opened
})

type Before = (company: Company, customerId: string) => Promise<unknown> | unknown

/** An appointment that an email has announced (unless `reminded` is false), then cancelled. */
async function aCancelledAppointment(
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
    company.recordsConsent(customerId, { channel: 'email', kinds: [kind], decision: 'withdrawn' })

describe('an appointment that is cancelled (rule 11)', () => {
  test('is removed from the calendar that an email had added it to', async () => {
    const { company, appointmentId, cancellation } = await aCancelledAppointment('taken-out', {})
    const [put, taken] = company.emails.map(({ email }) => email)
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
    expect(company.emails).toHaveLength(2)
    expect(await company.dueRows()).toEqual([])
  })

  test('sends nothing if no email has announced it', async () => {
    const { company, cancellation } = await aCancelledAppointment('unannounced', { reminded: false })
    expect([company.emails.length, cancellation]).toEqual([0, undefined])
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
      'it is just before the start',
      (c) => {
        c.time.now = Date.parse('2026-03-04T14:59:59.990Z')
      },
      2,
      'sent',
    ],
  ])('needs the consent of the email that announced it: %s', async (name, before, count, outcome) => {
    const { company, cancellation } = await aCancelledAppointment(`consent-${name.replaceAll(' ', '-')}`, { before })
    expect(company.emails).toHaveLength(count)
    expect(cancellation?.reason ?? cancellation?.status).toBe(outcome)
  })

  test('waits for sending hours, and is not announced after its start (rules 7 and 8)', async () => {
    const company = await aCompany(table, 'night')
    const { customerId } = await company.customer()
    await company.recordsConsent(customerId, { channel: 'email' })
    const starts = ['2026-03-03T12:30:00Z', '2026-03-03T15:00:00Z'] // 07:30 and 10:00 in New York
    const booked = await Promise.all(
      starts.map((startsAt) => company.appointment(customerId, { startsAt, reminders: [] })),
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
    expect(company.emails).toHaveLength(3)
  })
})
