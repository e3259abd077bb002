import { beforeEach, describe, expect, test } from 'vitest'
import { changeCustomer } from '../../../functions/customers/change-customer.ts'
import { requestConsent } from '../../../functions/customers/consent/request-consent.ts'
import type { MessageKind } from '../../../functions/customers/domain/consent.ts'
import { eraseCustomer } from '../../../functions/customers/erase-customer.ts'
import { answerConsentRequest } from '../../../functions/notifications/consent-page/answer-consent-request.ts'
import type { Answer } from '../../../functions/notifications/consent-page/page-texts.ts'
import { showConsentRequest } from '../../../functions/notifications/consent-page/show-consent-request.ts'
import { changePreferences } from '../../../functions/notifications/preferences/change-preferences.ts'
import type { AuditNote } from '../../../functions/shared/ledger/audit.ts'
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
let notes: AuditNote[]

beforeAllOnTable((opened) => {
  table = opened
})

beforeEach(async () => {
  company = await aCompany(table, `asked-${mark++}`)
  phone = aPhone()
  email = `${company.accountId}@x.example`
  notes = []
  ;({ customerId } = await company.customer({ phone, email }))
})

async function asks(
  channels: ('sms' | 'email')[] = ['sms', 'email'],
  kinds: MessageKind[] = ['reminder', 'marketing'],
) {
  const noteRequest = async (_: string, note: AuditNote) => void notes.push(note)
  const deps = { ...company.deps, noteRequest }
  const { url, expiresAt } = await requestConsent(customerId, { channels, kinds }, company.owner, deps)
  const token = url.slice('https://api.acme.example/c/'.length)
  return { url, expiresAt, token }
}
const show = async (token: string, done?: Answer) => showConsentRequest(token, done, company.deps)
const body = async (token: string, done?: Answer) => String((await show(token, done)).body)
const words = (page: string) => page.replace(/<[^>]*>/g, '')
const marksOf = (page: string) => /name="shown" value="([^"]*)"/.exec(page)?.[1] ?? ''
async function ticks(token: string, ...fields: string[]) {
  const shown = marksOf(await body(token))
  const form = { action: 'agree', shown, ...Object.fromEntries(fields.map((field) => [field, 'on'])) }
  return (await answerConsentRequest(token, form, company.deps)).headers?.['location']
}
const ledger = () => company.deps.readLedger(company.accountId, customerId)

describe('a consent request', () => {
  test('is an address for 30 days, noted in the audit trail', async () => {
    const { url, expiresAt } = await asks()
    expect(url).toMatch(/^https:\/\/api\.acme\.example\/c\/[\w-]+$/)
    expect(Date.parse(expiresAt) - company.time.now).toBeGreaterThan(29 * 86_400_000)
    expect(notes).toMatchObject([{ action: 'consent.requested', subject: customerId, by: 'office' }])
    expect(JSON.stringify(notes)).not.toContain(email)
  })

  test('for an address that the customer does not have is 422', async () => {
    await changeCustomer(customerId, { phone: null }, company.owner, company.deps)
    await expect(asks(['sms'])).rejects.toMatchObject({ code: 'invalid', status: 422 })
  })

  test('of a stranger’s customer is 404', async () => {
    customerId = 'nobody'
    await expect(asks()).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('the page', () => {
  test('says who asks, for what, what US rules ask of texts, and ticks nothing', async () => {
    const page = await body((await asks()).token)
    expect(page).not.toContain('checked')
    for (const part of [
      'Acme Heating asks which messages it may send you',
      'I agree that Acme Heating sends me news and offers, which are marketing by automated text message',
      'How often depends on my appointments and orders',
      'Message and data rates may apply',
      'not a condition of buying anything',
      'by replying STOP',
      'by replying HELP',
      '1 Main St, Springfield',
      'office@acme.example',
    ])
      expect(words(page)).toContain(part)
    expect(page).toContain('href="/privacy?lang=en"')
    expect(page).not.toContain(phone)
    expect(page).not.toContain(email)
  })

  test('is in the customer’s language', async () => {
    await changeCustomer(customerId, { language: 'es' }, company.owner, company.deps)
    const { token } = await asks()
    const page = await body(token)
    expect(page).toContain('<html lang="es">')
    expect(page).toContain('Pueden aplicarse tarifas de mensajes y datos')
    await ticks(token, 'sms.reminder')
    const [entry] = await ledger()
    expect(entry?.statement).toContain('Acepto que Acme Heating')
  })

  test('changes nothing when it is opened', async () => {
    await show((await asks()).token)
    expect(await ledger()).toEqual([])
  })

  test('that is forged is 404; expired, or of a customer or company that is gone, 410', async () => {
    const { token } = await asks()
    expect((await show(`${token.slice(0, 30)}AAAA${token.slice(34)}`)).status).toBe(404)
    expect((await show('A'.repeat(1_900))).status).toBe(404)
    expect((await show(await company.link(customerId))).status).toBe(404)
    company.time.now += 30 * 86_400_000 + 1_000
    expect(await show(token)).toMatchObject({ status: 410, body: expect.stringContaining('This link has expired') })
    expect((await answerConsentRequest(token, { 'sms.reminder': 'on' }, company.deps)).status).toBe(410)
    const again = (await asks()).token
    const nothing = async () => {}
    const deps = { ...company.deps, enqueueErasure: nothing, enqueueAfterQuiesce: nothing }
    await eraseCustomer(customerId, company.owner, deps)
    expect((await show(again)).status).toBe(410)
    await company.setAccount({ state: 'erasing' })
    expect((await show(again)).status).toBe(410)
  })
})

describe('an answer', () => {
  test('records each ticked box with the very words beside it, as said by the page', async () => {
    const { token } = await asks()
    const page = await body(token)
    expect(await ticks(token, 'sms.reminder', 'sms.marketing')).toBe('?done=saved')
    const entries = await ledger()
    expect(entries).toMatchObject(
      ['reminder', 'marketing'].map((kind) => ({
        channel: 'sms',
        kinds: [kind],
        decision: 'granted',
        cause: 'consent-page',
        recordedBy: 'page',
        method: 'web-form',
        effective: true,
        evidence: { requestedBy: 'office' },
      })),
    )
    const statements = entries.flatMap(({ statement }) => statement ?? [])
    expect(statements).toHaveLength(entries.length)
    for (const statement of statements) expect(words(page)).toContain(statement)
    expect(await body(token, 'saved')).toContain('What you agreed to is recorded.')
    expect(await company.state(customerId, 'email')).toBeUndefined()
  })

  test('given again records nothing more', async () => {
    const { token } = await asks()
    await ticks(token, 'sms.reminder')
    const entries = await ledger()
    expect(await ticks(token, 'sms.reminder')).toBe('?done=partly')
    expect(await ledger()).toEqual(entries)
    expect(await ticks(token)).toBe('?done=nothing')
  })

  test('with other words than those of the page, or for what was not asked, records nothing', async () => {
    const { token } = await asks(['email'], ['reminder'])
    const form = { shown: 'email.reminder:0000000000000000', 'email.reminder': 'on' }
    await answerConsentRequest(token, form, company.deps)
    await ticks(token, 'email.marketing', 'sms.reminder')
    expect(await ledger()).toEqual([])
  })

  test('to a request for a former address records nothing', async () => {
    const { token } = await asks(['sms'])
    await changeCustomer(customerId, { phone: aPhone() }, company.owner, company.deps)
    expect(await body(token)).toContain('has another phone number of you by now')
    await ticks(token, 'sms.reminder')
    expect(await ledger()).toEqual([])
  })
})

describe('for an address that was ever stopped it records nothing, and says how', () => {
  const tryAll = async () => {
    const { token } = await asks()
    const page = await body(token)
    const all = ['sms.reminder', 'sms.marketing', 'email.reminder', 'email.marketing']
    const shown = all.map((field) => `${field}:x`).join(' ')
    await answerConsentRequest(token, { shown, ...Object.fromEntries(all.map((each) => [each, 'on'])) }, company.deps)
    await ticks(token, ...all)
    return page
  }
  const grantedOn = async (channel: string) =>
    (await ledger()).filter((entry) => entry.channel === channel && entry.cause === 'consent-page').length

  test('STOP by text, also after START', async () => {
    await company.recordsConsent(customerId)
    await company.receives('STOP', { from: phone })
    expect(await tryAll()).toContain('text START to +12065550100')
    expect([await grantedOn('sms'), await grantedOn('email')]).toEqual([0, 2])
    await company.receives('START', { from: phone })
    await tryAll()
    expect(await grantedOn('sms')).toBe(0)
    await company.recordsConsent(customerId, { kinds: ['invoice'] })
  })

  test('the page of an email, for texts and emails', async () => {
    await company.recordsConsent(customerId, { channel: 'email' })
    await changePreferences(await company.link(customerId), { action: 'stop' }, company.deps)
    expect(await tryAll()).toContain('open the link at the end of an email from Acme Heating')
    expect([await grantedOn('sms'), await grantedOn('email')]).toEqual([0, 0])
  })

  test('one click on one kind', async () => {
    const token = await company.link(customerId, 'unsubscribe')
    await changePreferences(token, { 'List-Unsubscribe': 'One-Click' }, company.deps)
    await tryAll()
    expect([await grantedOn('sms'), await grantedOn('email')]).toEqual([2, 0])
  })

  test('by a customer who had the address before, or has another one now', async () => {
    await company.receives('STOP', { from: phone })
    ;({ customerId } = await company.customer({ name: 'Ana again', phone }))
    await tryAll()
    expect(await grantedOn('sms')).toBe(0)
    await changeCustomer(customerId, { phone: aPhone() }, company.owner, company.deps)
    await tryAll()
    expect(await grantedOn('sms')).toBe(2)
    await company.recordsConsent(customerId)
    const { phone: current = '' } = (await company.deps.findCustomer(company.accountId, customerId)) ?? {}
    await company.receives('STOP', { from: current })
    await changeCustomer(customerId, { phone: aPhone() }, company.owner, company.deps)
    await tryAll()
    expect(await grantedOn('sms')).toBe(2)
  })

  test('an address that came back', async () => {
    const { emailHash = '' } = (await company.deps.findCustomer(company.accountId, customerId)) ?? {}
    const suppression = { at: new Date(company.deps.now()).toISOString(), cause: 'hard-bounce' as const, evidence: 'e' }
    await company.deps.write([await company.deps.suppress('failed', company.accountId, emailHash, suppression)])
    expect(await tryAll()).toContain('Emails from Acme Heating to this address came back')
    expect(await grantedOn('email')).toBe(0)
  })
})
