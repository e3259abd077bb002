import { describe, expect, test } from 'vitest'
import { changeCustomer } from '../../../functions/customers/change-customer.ts'
import { eraseCustomer } from '../../../functions/customers/erase-customer.ts'
import { changePreferences } from '../../../functions/notifications/preferences/change-preferences.ts'
import type { Result } from '../../../functions/notifications/preferences/page-texts.ts'
import type { PreferenceLink } from '../../../functions/notifications/preferences/preference-token-store.ts'
import { showPreferences } from '../../../functions/notifications/preferences/show-preferences.ts'
import { defaultSettings } from '../../../functions/shared/identity/account.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aPhone } from '../phones.ts'
import { aCompany, aReadyCustomer } from '../world.ts'

let table: Table

beforeAllOnTable((opened) => {
  table = opened
})

const hostile = {
  settings: {
    ...defaultSettings,
    messaging: { ...defaultSettings.messaging, senderName: '<img src=x onerror=alert(1)>' },
  },
}
const all = 'email.marketing email.reminder sms.reminder'

async function aReader(accountId: string, use: PreferenceLink['use'] = 'preferences', over: object = {}) {
  const company = await aCompany(table, accountId, over)
  const phone = aPhone()
  const { customerId, appointmentId } = await aReadyCustomer(company, { phone, email: `${accountId}@x.example` })
  await company.recordsConsent(customerId, { channel: 'email', kinds: ['marketing'] })
  const token = await company.link(customerId, use)
  const show = (done?: Result, by = token) => showPreferences(by, done, company.deps)
  const post = (form: Record<string, string>, by = token) => changePreferences(by, form, company.deps)
  /** As a browser does it: with the marks of the page. */
  const saves = async (ticked: readonly string[], by = token) => {
    const shown = /name="shown" value="([^"]*)"/.exec(String((await show(undefined, by)).body))?.[1] ?? ''
    return post({ action: 'save', shown, ...Object.fromEntries(ticked.map((field) => [field, 'on'])) }, by)
  }
  const states = async () =>
    (await company.deps.readConsentStates(accountId, customerId))
      .map(({ channel, kind, state }) => `${channel}.${kind} ${state}`)
      .sort()
  const ledger = () => company.deps.readLedger(accountId, customerId)
  return { company, phone, customerId, appointmentId, token, show, post, saves, states, ledger }
}

describe('the link', () => {
  test('shows company and choices, no personal data, and changes nothing', async () => {
    const { show, states, ledger } = await aReader('shown')
    const [before, entries] = [await states(), await ledger()]
    const { status, body, headers } = await show()
    expect(status).toBe(200)
    expect(body).toContain('Messages from Acme Heating')
    expect(body).toContain('name="email.reminder" checked')
    expect(String(body)).not.toMatch(/<script|Ana|@x\.example|https?:\/\//)
    expect(headers?.['content-security-policy']).toContain("default-src 'none'")
    expect([await states(), await ledger()]).toEqual([before, entries])
  })

  test('says what the page is for, who the company is, how to reach it, and what is kept', async () => {
    const { show } = await aReader('says')
    const { body } = await show()
    expect(body).toContain('On this page you choose which messages Acme Heating may send you')
    expect(body).toContain('1 Main St, Springfield')
    expect(body).toContain('href="mailto:office@acme.example"')
    expect(body).toContain('href="/privacy?lang=en"')
  })

  test('shows a hostile name as text', async () => {
    const { show, post } = await aReader('named', 'preferences', hostile)
    await post({ action: 'stop' })
    for (const done of [undefined, 'stopped'] as const) {
      const { body } = await show(done)
      expect(body).toContain('&lt;img src=x onerror=alert(1)&gt;')
      expect(body).not.toContain('<img')
    }
  })

  test('that is forged is 404', async () => {
    const { company, token } = await aReader('forged')
    for (const other of ['A'.repeat(90), token.slice(0, -4), `${token.slice(0, 30)}AAAA${token.slice(34)}`]) {
      expect((await showPreferences(other, undefined, company.deps)).status).toBe(404)
    }
  })

  test('is 410 once the account is fenced', async () => {
    const { company, show, post } = await aReader('fenced')
    await company.setAccount({ state: 'erasing' })
    expect([(await show()).status, (await post({ 'List-Unsubscribe': 'One-Click' })).status]).toEqual([410, 410])
  })

  test('reveals nothing', async () => {
    const { token, customerId } = await aReader('opaque')
    expect(Buffer.from(token, 'base64url').toString('latin1')).not.toMatch(new RegExp(`opaque|${customerId}`))
  })

  test('of an erased customer stops the address all the same', async () => {
    const { company, customerId, post } = await aReader('erased')
    const nothing = async () => {}
    const deps = { ...company.deps, enqueueErasure: nothing, enqueueAfterQuiesce: nothing }
    await eraseCustomer(customerId, company.owner, deps)
    expect((await post({ 'List-Unsubscribe': 'One-Click' })).status).toBe(410)
    const again = await company.customer({ email: 'erased@x.example' })
    const grant = company.recordsConsent(again.customerId, { channel: 'email' })
    await expect(grant).rejects.toMatchObject({ code: 'stopped_by_customer' })
  })
})

describe('one click (RFC 8058)', () => {
  test('stops the channel and kind of the link, once, without redirect', async () => {
    const { post, states, ledger, company, appointmentId } = await aReader('clicked', 'unsubscribe')
    const before = (await ledger()).length
    expect((await post({ 'List-Unsubscribe': 'One-Click' })).status).toBe(200)
    expect((await post({ 'List-Unsubscribe': 'One-Click' })).status).toBe(200)
    expect(await states()).toEqual(['email.marketing granted', 'email.reminder withdrawn', 'sms.reminder granted'])
    expect((await ledger()).slice(before)).toMatchObject([
      { cause: 'one-click', kinds: ['reminder'], recordedBy: 'customer' },
    ])
    expect(await company.remind(appointmentId, ['email'])).toMatchObject([{ reason: 'withdrawn' }])
  })

  test('still holds for that kind when the customer is created again (rule 6)', async () => {
    const { post, company } = await aReader('renewed')
    await post({ 'List-Unsubscribe': 'One-Click' })
    const { customerId } = await company.customer({ email: 'Renewed@x.example' })
    await expect(company.recordsConsent(customerId, { channel: 'email' })).rejects.toMatchObject({
      code: 'stopped_by_customer',
    })
    await company.recordsConsent(customerId, { channel: 'email', kinds: ['invoice'] })
  })
})

describe('the form', () => {
  test('is answered with a redirect to the page, so that loading it again posts nothing', async () => {
    const { saves, post } = await aReader('redirect')
    expect(await saves(['email.reminder'])).toMatchObject({ status: 303, headers: { location: '?done=saved' } })
    expect(await post({ action: 'stop' })).toMatchObject({ status: 303, headers: { location: '?done=stopped' } })
  })

  test('withdraws what is unticked, and leaves alone what was off before', async () => {
    const { saves, states, ledger, company, customerId } = await aReader('form')
    await company.recordsConsent(customerId, { channel: 'email', kinds: ['marketing'], decision: 'withdrawn' })
    const before = (await ledger()).length
    await saves(['email.reminder'])
    expect(await states()).toEqual(['email.marketing withdrawn', 'email.reminder granted', 'sms.reminder withdrawn'])
    expect((await ledger()).slice(before)).toMatchObject([{ channel: 'sms', kinds: ['reminder'] }])
    await company.recordsConsent(customerId, { channel: 'email', kinds: ['marketing'] })
  })

  test('sent again changes nothing', async () => {
    const { post, ledger } = await aReader('repeated')
    const form = { action: 'save', shown: all, 'sms.reminder': 'on' }
    await post(form)
    const entries = await ledger()
    await post(form)
    expect(await ledger()).toEqual(entries)
  })

  test('stops everything, also what was never decided, and says what was stopped', async () => {
    const { post, show, states, company, customerId } = await aReader('everything')
    await post({ action: 'stop' })
    expect((await states()).every((state) => state.endsWith('withdrawn'))).toBe(true)
    const { body } = await show('stopped')
    expect(body).toContain('Acme Heating sends you no more messages. Stopped:')
    expect(body).toContain('<li>Text messages: Reminders of appointments,')
    expect(body).toContain('<li>Emails: Reminders of appointments,')
    for (const channel of ['sms', 'email'] as const) {
      const grant = company.recordsConsent(customerId, { channel, kinds: ['invoice'] })
      await expect(grant).rejects.toMatchObject({ code: 'stopped_by_customer' })
    }
  })

  test('does not say so while something goes out', async () => {
    const { show } = await aReader('not-stopped')
    expect((await show('stopped')).body).not.toContain('sends you no more messages')
  })

  test('of a link to a former address stops the customer, the former address and the current one', async () => {
    const { post, company, customerId, ledger } = await aReader('former')
    await changeCustomer(customerId, { email: 'new@x.example' }, company.owner, company.deps)
    await company.recordsConsent(customerId, { channel: 'email' })
    await post({ action: 'stop' })
    const { emailHash } = (await company.deps.findCustomer('former', customerId)) ?? {}
    const entry = (await ledger()).findLast(({ channel }) => channel === 'email')
    expect(entry?.addressHash).not.toBe(emailHash)
    for (const email of ['former@x.example', 'new@x.example']) {
      const other = await company.customer({ email })
      const grant = company.recordsConsent(other.customerId, { channel: 'email' })
      await expect(grant).rejects.toMatchObject({ code: 'stopped_by_customer' })
    }
  })

  test.each([{}, { action: 'unknown' }, { shown: all }, { action: 'save' }])(
    '%j changes nothing, and says so',
    async (form) => {
      const { post, states } = await aReader(`odd-${Object.entries(form).flat().join('').length}`)
      const before = await states()
      const { status, body } = await post(form)
      expect([status, await states()]).toEqual([422, before])
      expect(body).toContain('Nothing was changed')
    },
  )
})
