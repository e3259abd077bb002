import { describe, expect, test } from 'vitest'
import { changeAppointment } from '../../../functions/appointments/change-appointment.ts'
import { requestOnMyWay } from '../../../functions/notifications/requests/request-on-my-way.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { OpenShiftItem } from '../../../functions/shifts/store/open-shift-item.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aCompany, type Company } from '../world.ts'

let table: Table

beforeAllOnTable((authored) => {
  table = authored
})

const place = { lat: 40.7, lon: -74 }

async function aCustomerWho(company: Company, kinds: object, fields: object = {}) {
  const { customerId } = await company.customer(fields)
  await company.says(customerId, kinds)
  await company.says(customerId, { ...kinds, channel: 'email' })
  return customerId
}

describe('what the office writes', () => {
  test('goes by the channels asked for, with the link, each once', async () => {
    const company = await aCompany(table, 'written')
    const customerId = await aCustomerWho(company, { kinds: ['invoice'] })
    const link = 'https://acme.example/invoices/1?a=1&b=2'
    const asked = await company.writes(customerId, { channels: ['sms', 'email'], link })
    expect(asked.map(({ status }) => status)).toEqual(['queued', 'queued'])
    await company.runDue()
    await company.runDue()
    expect(company.texts.map(({ body, promotional }) => [body, promotional])).toEqual([
      [`Acme Heating: Your invoice is ready. ${link} Reply STOP to opt out.`, false],
    ])
    expect(company.mails).toMatchObject([
      { mail: { subject: 'Your invoice from Acme Heating', attachment: undefined } },
    ])
    expect(company.mails[0]?.mail.html).toContain(`<a href="${link.replace('&', '&amp;')}">`)
    expect(await company.messages()).toMatchObject([{ status: 'sent' }, { status: 'sent' }])
  })

  test('needs consent for its very kind, when it is asked for and when it is sent', async () => {
    const company = await aCompany(table, 'kinds')
    const customerId = await aCustomerWho(company, { kinds: ['invoice'] })
    expect(await company.writes(customerId, { kind: 'proposal' })).toMatchObject([{ reason: 'no_consent' }])
    await company.writes(customerId)
    await company.says(customerId, { kinds: ['invoice'], decision: 'withdrawn' })
    await company.runDue()
    expect(company.texts).toEqual([])
  })

  test('marketing goes with a granted kind of its own only, and as promotional (rules 12 and 14)', async () => {
    const company = await aCompany(table, 'marketing')
    const others = ['reminder', 'confirmation', 'on-my-way', 'proposal', 'invoice']
    const customerId = await aCustomerWho(company, { kinds: others })
    expect(await company.writes(customerId, { kind: 'marketing' })).toMatchObject([{ reason: 'no_consent' }])
    await company.says(customerId, { kinds: ['marketing'] })
    await company.writes(customerId, { kind: 'marketing' })
    await company.runDue()
    expect(company.texts).toMatchObject([{ promotional: true }])
  })

  test('with one key is one message, without a key another', async () => {
    const company = await aCompany(table, 'keys')
    const customerId = await aCustomerWho(company, { kinds: ['invoice'] })
    const [first] = await company.writes(customerId, {}, 'once')
    const [second] = await company.writes(customerId, {}, 'once')
    expect(second?.messageId).toBe(first?.messageId)
    await company.writes(customerId)
    await company.runDue()
    expect(company.texts).toHaveLength(2)
  })

  test('is put off in quiet hours, and refused over ten segments (rule 12)', async () => {
    const company = await aCompany(table, 'limits')
    const customerId = await aCustomerWho(company, { kinds: ['invoice'] })
    await expect(company.writes(customerId, { text: 'x'.repeat(1_600) })).rejects.toMatchObject({ status: 422 })
    company.time.now = Date.parse('2026-03-03T02:00:00Z')
    expect(await company.writes(customerId)).toMatchObject([{ status: 'deferred' }])
  })

  test('is framed in the customer’s language', async () => {
    const company = await aCompany(table, 'spanish')
    const customerId = await aCustomerWho(company, { kinds: ['invoice', 'reminder'] }, { language: 'es' })
    const { appointmentId } = await company.appointment(customerId)
    await company.writes(customerId, { text: 'Su factura.' })
    await company.remind(appointmentId, ['sms', 'email'])
    await company.runDue()
    const [invoice, reminder] = company.texts.map(({ body }) => body).sort()
    expect(reminder).toContain('Su factura. Responda STOP para darse de baja.')
    expect(invoice).toMatch(/Le recordamos su cita "Boiler check": miércoles, 4 de marzo, 10:00/)
    expect(company.mails[0]?.mail.html).toContain('<html lang="es">')
    expect(company.mails[0]?.mail.text).toContain('Elija qué correos recibe')
  })

  test('to somebody who is not there is 404', async () => {
    const company = await aCompany(table, 'nobody')
    await expect(company.writes('nobody')).rejects.toMatchObject({ status: 404 })
  })
})

describe('on my way', () => {
  async function aVisit(accountId: string, live?: object) {
    const company = await aCompany(table, accountId)
    const customerId = await aCustomerWho(company, { kinds: ['on-my-way'] })
    const fields = { startsAt: '2026-03-02T15:30:00Z', reminders: [], position: place }
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

  test('tells the time of arrival from the live position, as a range', async () => {
    const { company, appointmentId } = await aVisit('live', { lat: 40.79, lon: -74, speed: 13 })
    await company.onMyWay(appointmentId)
    await company.runDue()
    expect(company.texts.map(({ body }) => body)).toEqual([
      'Acme Heating: We are on our way to you and expect to arrive between 10:10 AM and 10:20 AM. Reply STOP to opt out.',
    ])
    expect(company.mails).toHaveLength(1)
  })

  test('without a position tells no time, and the worker’s own word comes first', async () => {
    const { company, appointmentId, customerId } = await aVisit('no-position')
    await company.onMyWay(appointmentId)
    await company.runDue()
    expect(company.texts.map(({ body }) => body)).toEqual([
      'Acme Heating: We are on our way to you. Reply STOP to opt out.',
    ])
    const second = await company.appointment(customerId, { startsAt: '2026-03-02T16:30:00Z', reminders: [] })
    await company.onMyWay(second.appointmentId, 30)
    await company.runDue()
    expect(company.texts[1]?.body).toContain('between 10:25 AM and 10:35 AM')
  })

  test('goes at any hour and after the beginning, but not long after it was said', async () => {
    const { company, appointmentId } = await aVisit('hours')
    company.time.now = Date.parse('2026-03-03T02:00:00Z')
    expect(await company.onMyWay(appointmentId)).toMatchObject([{ status: 'queued' }, { status: 'queued' }])
    company.time.now += 16 * 60_000
    await company.runDue()
    expect((await company.messages()).map(({ reason }) => reason)).toEqual(['too_late', 'too_late'])
  })

  test('is said once for a revision, and again for the next', async () => {
    const { company, appointmentId } = await aVisit('revisions-on-my-way')
    const [first] = await company.onMyWay(appointmentId)
    expect((await company.onMyWay(appointmentId))[0]?.messageId).toBe(first?.messageId)
    const move = { startsAt: '2026-03-02T17:30:00Z' }
    await changeAppointment(appointmentId, move, company.owner, company.deps)
    expect((await company.onMyWay(appointmentId))[0]?.messageId).not.toBe(first?.messageId)
    await company.runDue()
    expect(company.texts).toHaveLength(1)
  })

  test('is the worker’s own to say', async () => {
    const { company, appointmentId } = await aVisit('own')
    const say = (memberId: string) =>
      requestOnMyWay(appointmentId, 5, { ...company.owner, role: 'worker', memberId }, company.deps)
    await expect(say('ben')).rejects.toMatchObject({ code: 'forbidden' })
    expect((await say('ana')).messages).toHaveLength(2)
  })
})
