import { describe, expect, test } from 'vitest'
import { cancelAppointment } from '../../../functions/appointments/change-appointment.ts'
import { changeTemplate } from '../../../functions/notifications/templates/change-template.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aPhone } from '../phones.ts'
import { aCompany, aReadyCustomer } from '../world.ts'

let table: Table

beforeAllOnTable((opened) => {
  table = opened
})

let companies = 0
/** What a customer reads of a reminder and of an on-my-way message. */
async function reads(customer: object, appointment: object = {}, over: object = {}) {
  const company = await aCompany(table, `sentences-${companies++}`, over)
  const { customerId } = await aReadyCustomer(company, { phone: aPhone(), ...customer })
  for (const channel of ['sms', 'email'] as const)
    await company.recordsConsent(customerId, { channel, kinds: ['on-my-way'] })
  const { appointmentId } = await company.appointment(customerId, appointment)
  await company.remind(appointmentId, ['sms', 'email'])
  await company.runDue()
  company.time.now = Date.parse('2026-03-04T14:00:00Z')
  await company.onMyWay(appointmentId, 30)
  await company.runDue()
  return {
    texts: company.sms.map(({ body }) => body),
    emails: company.emails.map(({ email }) => `${email.subject}\n${email.text.split('\n-- ')[0]}`),
  }
}

describe('a sentence ends once', () => {
  test.each(['MX', 'CO', 'US'])('in Spanish, after "a. m." (%s)', async (country) => {
    const { texts, emails } = await reads({ language: 'es', timeZone: 'America/New_York' }, {}, { country })
    expect(emails[1]).toMatch(/y las 9:35 a\.\s?m\.\n$/)
    if (country === 'US') expect(texts[0]).toMatch(/10:00 a\. ?m\. Responda STOP/)
    for (const text of [...texts, ...emails]) expect(text).not.toMatch(/(?<!\.)\.\.(?!\.)/)
  })

  test('after a name that ends so, and not where three dots are meant', async () => {
    const company = await aCompany(table, 'sentences-typed')
    const { customerId } = await aReadyCustomer(company, { phone: aPhone() })
    await company.recordsConsent(customerId, { kinds: ['invoice'] })
    for (const text of ['Wait...', 'So.. yes', 'Is it so?']) await company.writes(customerId, { text })
    await company.runDue()
    expect(company.sms.map(({ body }) => body).sort()).toEqual([
      'Acme Heating: Is it so? Reply STOP to opt out.',
      'Acme Heating: So.. yes. Reply STOP to opt out.',
      'Acme Heating: Wait... Reply STOP to opt out.',
    ])
    await changeTemplate({ kind: 'invoice', channel: 'sms' }, {}, { body: '{{ text }}.' }, company.owner, company.deps)
    for (const text of ['Wait...', 'Done.', 'Is it so?', 'Done']) await company.writes(customerId, { text })
    await company.runDue()
    expect(
      company.sms
        .slice(3)
        .map(({ body }) => body)
        .sort(),
    ).toEqual([
      'Acme Heating: Done. Reply STOP to opt out.',
      'Acme Heating: Done. Reply STOP to opt out.',
      'Acme Heating: Is it so? Reply STOP to opt out.',
      'Acme Heating: Wait... Reply STOP to opt out.',
    ])
  })
})

describe('a customer whose clock shows another time is told the zone', () => {
  test('in every text and email, subjects included', async () => {
    const { texts, emails } = await reads({ timeZone: 'America/Denver' }, { timeZone: 'America/New_York' })
    expect(texts).toEqual([
      'Acme Heating: Reminder of your appointment "Boiler check" on Wednesday, March 4 at 10:00 AM EST. Reply STOP to opt out.',
      'Acme Heating: We are on our way to you and expect to arrive between 9:25 AM and 9:35 AM EST. Reply STOP to opt out.',
    ])
    expect(emails[0]).toMatch(/^Reminder: Boiler check, Wednesday, March 4 at 10:00 AM EST\n/)
    expect(emails[0]).toContain('10:00 AM (EST)')
    expect(emails[1]).toContain('between 9:25 AM and 9:35 AM EST.')
  })

  test('once where the template tells it', async () => {
    const { emails } = await reads({ timeZone: 'America/Denver' }, { timeZone: 'America/New_York' })
    expect(emails[0]).not.toContain('EST (EST)')
  })

  test.each([undefined, 'America/New_York', 'America/Toronto'])(
    'but not one whose clock is the same: %s',
    async (timeZone) => {
      const { texts } = await reads(timeZone === undefined ? {} : { timeZone }, { timeZone: 'America/New_York' })
      expect(texts[0]).toContain('at 10:00 AM. Reply')
    },
  )

  test('in an email also where the clock of the company is another', async () => {
    const { texts, emails } = await reads({ timeZone: 'America/Denver' })
    expect(texts[0]).toContain('at 8:00 AM. Reply')
    expect(emails[0]).toMatch(/^Reminder: Boiler check, Wednesday, March 4 at 8:00 AM MST\n/)
  })

  test('of a cancellation too', async () => {
    const company = await aCompany(table, 'sentences-cancelled')
    const { customerId } = await aReadyCustomer(company, { phone: aPhone(), timeZone: 'America/Denver' })
    const { appointmentId } = await company.appointment(customerId, { timeZone: 'America/New_York' })
    await company.remind(appointmentId, ['email'])
    await company.runDue()
    await cancelAppointment(appointmentId, company.owner, company.deps)
    for (let round = 0; round < 2; round += 1) await company.runDue()
    const [, cancellation] = company.emails.map(({ email }) => email)
    expect(cancellation?.subject).toBe('Cancelled: Boiler check, Wednesday, March 4 at 10:00 AM EST')
    expect(cancellation?.text).toContain('on Wednesday, March 4 at 10:00 AM (EST) is cancelled.')
  })
})
