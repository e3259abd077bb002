import { beforeEach, describe, expect, test } from 'vitest'
import { changeCustomer } from '../../../functions/customers/change-customer.ts'
import type { NewDecision } from '../../../functions/customers/consent/schemas.ts'
import { messageKinds } from '../../../functions/customers/domain/consent.ts'
import { changePreferences } from '../../../functions/notifications/preferences/change-preferences.ts'
import { showPreferences } from '../../../functions/notifications/preferences/show-preferences.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aPhone } from '../phones.ts'
import { aCompany, type Company } from '../world.ts'

let table: Table
let mark = 0
let company: Company
let customerId: string
let phone: string
let email: string

beforeAllOnTable((opened) => {
  table = opened
})

const oneDay = 86_400_000
const text = (body: unknown) =>
  String(body)
    .replace(/<[^>]*>/g, '')
    .replaceAll('&#39;', "'")

/** A customer with reminders by SMS and email, and invoices by email that staff have turned off. */
beforeEach(async () => {
  company = await aCompany(table, `links-${mark++}`)
  phone = aPhone()
  email = `${company.accountId}@x.example`
  ;({ customerId } = await company.customer({ phone, email }))
  for (const channel of ['sms', 'email'] as const) await company.recordsConsent(customerId, { channel })
  const invoices: Partial<NewDecision> = { channel: 'email', kinds: ['invoice'] }
  await company.recordsConsent(customerId, invoices)
  await company.recordsConsent(customerId, { ...invoices, decision: 'withdrawn' })
})

const show = async (token: string) => String((await showPreferences(token, undefined, company.deps)).body)
const marksOf = (page: string) => /name="shown" value="([^"]*)"/.exec(page)?.[1] ?? ''
/** Ticks also what the page does not offer, with a mark as if it did. */
async function ticks(token: string, ...fields: string[]) {
  const shown = `${marksOf(await show(token))} ${fields.join(' ')}`
  const form = { action: 'save', shown, ...Object.fromEntries(fields.map((field) => [field, 'on'])) }
  return (await changePreferences(token, form, company.deps)).headers?.['location']
}
const stopsAll = async () => changePreferences(await company.link(customerId), { action: 'stop' }, company.deps)
const ledger = () => company.deps.readLedger(company.accountId, customerId)
const state = (kind = 'reminder', channel = 'email') => company.state(customerId, channel, kind)
const asks = async (token: string) => {
  const response = await changePreferences(token, { action: 'link' }, company.deps)
  await company.runDue()
  return response.headers?.['location']
}
const lastLink = () => /\/u\/(\S+)/.exec(company.emails.at(-1)?.email.text ?? '')?.[1] ?? ''

describe('the link in the body of an email', () => {
  test('grants what was never stopped, with the very statement that the page shows', async () => {
    const link = await company.link(customerId)
    const page = await show(link)
    expect(await ticks(link, 'email.reminder', 'email.invoice')).toBe('?done=saved')
    expect(await state('invoice')).toBe('granted')
    const entry = (await ledger()).at(-1)
    expect(entry).toMatchObject({ cause: 'preference-page', kinds: ['invoice'], method: 'web-form', effective: true })
    const statement = entry?.statement ?? ''
    expect(statement).toContain('Acme Heating sends me invoices by email')
    expect(text(page)).toContain(statement)
  })

  test('grants nothing with words that were not shown', async () => {
    const form = { action: 'save', shown: 'email.invoice:0000000000000000', 'email.invoice': 'on' }
    const response = await changePreferences(await company.link(customerId), form, company.deps)
    expect(response.headers?.['location']).toBe('?done=partly')
    expect(await state('invoice')).toBe('withdrawn')
  })

  test('grants nothing that was never decided', async () => {
    await ticks(await company.link(customerId), 'email.reminder', 'email.proposal')
    expect(await state('proposal')).toBeUndefined()
  })

  test('grants nothing after 90 days, and stops all the same', async () => {
    const link = await company.link(customerId)
    company.time.now += 90 * oneDay + 1_000
    expect(await ticks(link, 'email.reminder', 'email.invoice')).toBe('?done=partly')
    expect(await state('invoice')).toBe('withdrawn')
    await changePreferences(link, { action: 'stop' }, company.deps)
    expect(await state()).toBe('withdrawn')
  })

  test('grants nothing once the customer has another address', async () => {
    const link = await company.link(customerId)
    await changeCustomer(customerId, { email: 'office@acme.example' }, company.owner, company.deps)
    expect(await show(link)).toContain('This link went to another address')
    await ticks(link, 'email.invoice')
    expect(await state('invoice')).toBe('withdrawn')
  })

  test('never opens texts', async () => {
    await company.receives('STOP', { from: phone })
    await company.recordsConsent(customerId, { kinds: ['proposal'], decision: 'withdrawn' })
    const link = await company.link(customerId)
    expect(await show(link)).toContain('text START to +12065550100')
    for (const kind of messageKinds) await ticks(link, 'email.reminder', `sms.${kind}`)
    expect(
      (await ledger()).filter(({ channel, decision }) => channel === 'sms' && decision === 'granted'),
    ).toHaveLength(1)
  })

  test('grants nothing that was stopped, or that came back', async () => {
    await stopsAll()
    await ticks(await company.link(customerId), 'email.reminder', 'email.invoice')
    expect([await state(), await state('invoice')]).toEqual(['withdrawn', 'withdrawn'])
    const other = await company.customer({ email: 'bounced@x.example' })
    await company.recordsConsent(other.customerId, { channel: 'email' })
    const suppression = { at: new Date(company.deps.now()).toISOString(), cause: 'hard-bounce' as const, evidence: 'e' }
    const write = await company.deps.suppress('failed', company.accountId, other.emailHash ?? '', suppression)
    await company.deps.write([write])
    await company.recordsConsent(other.customerId, { channel: 'email', decision: 'withdrawn' })
    customerId = other.customerId
    await ticks(await company.link(customerId), 'email.reminder')
    expect(await state()).toBe('withdrawn')
  })

  test('that went to the office before it corrected the address opens nothing', async () => {
    const { customerId: victim } = await company.customer({ phone: aPhone(), email: 'office@acme.example' })
    await company.recordsConsent(victim, { channel: 'email' })
    const link = await company.link(victim)
    await changeCustomer(victim, { email: 'victim@x.example' }, company.owner, company.deps)
    await changePreferences(await company.link(victim), { action: 'stop' }, company.deps)
    customerId = victim
    for (const address of ['victim@x.example', 'office@acme.example', 'victim@x.example']) {
      await changeCustomer(victim, { email: address }, company.owner, company.deps)
      await ticks(link, 'email.reminder', 'sms.reminder')
      await asks(link)
      const fresh = lastLink()
      if (fresh) await ticks(fresh, 'email.reminder', 'sms.reminder')
      const paper = company.recordsConsent(victim, { channel: 'email' })
      if (address === 'victim@x.example') await expect(paper).rejects.toMatchObject({ code: 'stopped_by_customer' })
      else await paper.catch(() => undefined)
    }
    const { appointmentId } = await company.appointment(victim)
    const verdicts = await company.remind(appointmentId, ['email', 'sms'])
    expect(verdicts.map(({ status }) => status)).toEqual(['refused', 'refused'])
  })
})

describe('the token of the header List-Unsubscribe', () => {
  test('only withdraws, used by hand too', async () => {
    const token = await company.link(customerId, 'unsubscribe')
    expect(await show(token)).toContain('This link can only stop messages.')
    expect(await ticks(token, 'email.reminder', 'email.invoice')).toBe('?done=partly')
    expect(await state('invoice')).toBe('withdrawn')
    expect(await asks(token)).toBe('?done=partly')
    expect(company.emails).toEqual([])
    await changePreferences(token, { action: 'save', shown: 'email.reminder' }, company.deps)
    expect(await state()).toBe('withdrawn')
  })

  test('is another one than the link in the body', async () => {
    const { appointmentId } = await company.appointment(customerId)
    await company.remind(appointmentId, ['email'])
    await company.runDue()
    const header = company.emails[0]?.email.headers[0]?.value ?? ''
    const token = /\/u\/([^>]+)>/.exec(header)?.[1] ?? ''
    expect(await company.deps.openToken(token)).toMatchObject({ use: 'unsubscribe', kind: 'reminder' })
    expect(await company.deps.openToken(lastLink())).toMatchObject({ use: 'preferences', kind: 'reminder' })
    expect(company.emails[0]?.email.html).not.toContain(token)
  })
})

describe('the fresh link', () => {
  test('goes to the address when asked, once a day, in fixed words, and staff cannot read it', async () => {
    await stopsAll()
    const link = await company.link(customerId)
    expect(await show(link)).toContain('Send me a link')
    expect([await asks(link), await asks(link)]).toEqual(['?done=link', '?done=link-again'])
    expect(company.emails).toMatchObject([
      { to: email, email: { subject: 'Your link to choose emails from Acme Heating' } },
    ])
    const [row] = (await company.messages()).filter(({ kind }) => kind === 'answer')
    expect(row).toMatchObject({ status: 'sent', channel: 'email', autoReply: { to: 'link' } })
    expect(row?.text).not.toContain(lastLink())
    company.time.now += oneDay
    expect(await asks(link)).toBe('?done=link')
    expect(company.emails).toHaveLength(2)
  })

  test('opens what was stopped, kind by kind, and the ledger says how', async () => {
    await stopsAll()
    await asks(await company.link(customerId))
    expect(await ticks(lastLink(), 'email.reminder')).toBe('?done=saved')
    expect((await ledger()).at(-1)).toMatchObject({
      cause: 'fresh-link',
      recordedBy: 'customer',
      kinds: ['reminder'],
      evidence: { use: 'fresh' },
    })
    const { appointmentId } = await company.appointment(customerId)
    expect(await company.remind(appointmentId, ['email'])).toMatchObject([{ status: 'queued' }])
    await expect(company.recordsConsent(customerId, { channel: 'email', kinds: ['invoice'] })).rejects.toMatchObject({
      code: 'stopped_by_customer',
    })
    await company.recordsConsent(customerId, { channel: 'email', decision: 'withdrawn' })
    await company.recordsConsent(customerId, { channel: 'email' })
  })

  test('opens nothing after an hour', async () => {
    await stopsAll()
    await asks(await company.link(customerId))
    company.time.now += 3_600_001
    expect(await ticks(lastLink(), 'email.reminder')).toBe('?done=partly')
    expect(await state()).toBe('withdrawn')
  })

  test('opens nothing that was stopped since it was sent', async () => {
    await stopsAll()
    await asks(await company.link(customerId))
    const fresh = lastLink()
    await ticks(fresh, 'email.reminder')
    await stopsAll()
    expect(await ticks(fresh, 'email.reminder')).toBe('?done=partly')
    expect(await state()).toBe('withdrawn')
  })

  test('never opens texts', async () => {
    await stopsAll()
    await asks(await company.link(customerId))
    await ticks(lastLink(), 'email.reminder', 'sms.reminder')
    expect([await state(), await state('reminder', 'sms')]).toEqual(['granted', 'withdrawn'])
  })

  test('is not sent once the customer has another address, nor an hour late', async () => {
    await stopsAll()
    const link = await company.link(customerId)
    await changePreferences(link, { action: 'link' }, company.deps)
    await changeCustomer(customerId, { email: 'office@acme.example' }, company.owner, company.deps)
    await company.runDue()
    expect(company.emails).toEqual([])
    expect(await asks(link)).toBe('?done=partly')
    await changeCustomer(customerId, { email }, company.owner, company.deps)
    company.time.now += oneDay
    await changePreferences(link, { action: 'link' }, company.deps)
    company.time.now += 3_600_001
    await company.runDue()
    expect(company.emails).toEqual([])
  })

  test('opens what a complaint closed', async () => {
    const suppression = { at: new Date(company.deps.now()).toISOString(), cause: 'complaint' as const, evidence: 'e' }
    const { emailHash = '' } = (await company.deps.findCustomer(company.accountId, customerId)) ?? {}
    await company.deps.write([await company.deps.suppress('company', company.accountId, emailHash, suppression)])
    await asks(await company.link(customerId))
    await company.recordsConsent(customerId, { channel: 'email', decision: 'withdrawn' })
    await ticks(lastLink(), 'email.reminder')
    const { appointmentId } = await company.appointment(customerId)
    expect(await company.remind(appointmentId, ['email'])).toMatchObject([{ status: 'queued' }])
  })
})
