import { describe, expect, test } from 'vitest'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aCompany, aCustomerWhoGranted } from '../world.ts'

let table: Table

beforeAllOnTable((opened) => {
  table = opened
})

describe('a message that staff write', () => {
  test('is sent once by each requested channel, with its link', async () => {
    const company = await aCompany(table, 'written')
    const customerId = await aCustomerWhoGranted(company, { kinds: ['invoice'] })
    const link = 'https://acme.example/invoices/1?a=1&b=2'
    const asked = await company.writes(customerId, { channels: ['sms', 'email'], link })
    expect(asked.map(({ status }) => status)).toEqual(['queued', 'queued'])
    await company.runDue()
    await company.runDue()
    expect(company.sms.map(({ body, promotional }) => [body, promotional])).toEqual([
      [`Acme Heating: Your invoice is ready. ${link} Reply STOP to opt out.`, false],
    ])
    expect(company.emails).toMatchObject([
      { email: { subject: 'Your invoice from Acme Heating', attachment: undefined } },
    ])
    expect(company.emails[0]?.email.html).toContain(`<a href="${link.replace('&', '&amp;')}">`)
    expect(await company.messages()).toMatchObject([{ status: 'sent' }, { status: 'sent' }])
  })

  test('needs consent for its kind when it is requested and when it is sent', async () => {
    const company = await aCompany(table, 'kinds')
    const customerId = await aCustomerWhoGranted(company, { kinds: ['invoice'] })
    expect(await company.writes(customerId, { kind: 'proposal' })).toMatchObject([{ reason: 'no_consent' }])
    await company.writes(customerId)
    await company.recordsConsent(customerId, { kinds: ['invoice'], decision: 'withdrawn' })
    await company.runDue()
    expect(company.sms).toEqual([])
  })

  test('needs consent for marketing to be marketing, and is then promotional (rules 12 and 14)', async () => {
    const company = await aCompany(table, 'marketing')
    const others = ['reminder', 'confirmation', 'on-my-way', 'proposal', 'invoice']
    const customerId = await aCustomerWhoGranted(company, { kinds: others })
    expect(await company.writes(customerId, { kind: 'marketing' })).toMatchObject([{ reason: 'no_consent' }])
    await company.recordsConsent(customerId, { kinds: ['marketing'] })
    await company.writes(customerId, { kind: 'marketing' })
    await company.runDue()
    expect(company.sms).toMatchObject([{ promotional: true }])
  })

  test('exists once per idempotency key; without a key each request is a new one', async () => {
    const company = await aCompany(table, 'keys')
    const customerId = await aCustomerWhoGranted(company, { kinds: ['invoice'] })
    const [first] = await company.writes(customerId, {}, 'once')
    const [second] = await company.writes(customerId, {}, 'once')
    expect(second?.messageId).toBe(first?.messageId)
    await company.writes(customerId)
    await company.runDue()
    expect(company.sms).toHaveLength(2)
  })

  test('is deferred outside sending hours, and refused over ten segments (rule 12)', async () => {
    const company = await aCompany(table, 'limits')
    const customerId = await aCustomerWhoGranted(company, { kinds: ['invoice'] })
    await expect(company.writes(customerId, { text: 'x'.repeat(1_600) })).rejects.toMatchObject({ status: 422 })
    company.time.now = Date.parse('2026-03-03T02:00:00Z')
    expect(await company.writes(customerId)).toMatchObject([{ status: 'deferred' }])
  })

  test('uses the template of the customer’s language', async () => {
    const company = await aCompany(table, 'spanish')
    const customerId = await aCustomerWhoGranted(company, { kinds: ['invoice', 'reminder'] }, { language: 'es' })
    const { appointmentId } = await company.appointment(customerId)
    await company.writes(customerId, { text: 'Su factura.' })
    await company.remind(appointmentId, ['sms', 'email'])
    await company.runDue()
    const [invoice, reminder] = company.sms.map(({ body }) => body).sort()
    expect(reminder).toContain('Su factura. Responda STOP para darse de baja.')
    expect(invoice).toMatch(/Le recordamos su cita "Boiler check": miércoles, 4 de marzo, 10:00/)
    expect(company.emails[0]?.email.html).toContain('<html lang="es">')
    expect(company.emails[0]?.email.text).toContain('Elija qué correos recibe')
  })

  test('to an unknown customer answers 404', async () => {
    const company = await aCompany(table, 'nobody')
    await expect(company.writes('nobody')).rejects.toMatchObject({ status: 404 })
  })
})
