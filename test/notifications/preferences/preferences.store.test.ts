import { describe, expect, test } from 'vitest'
import { changePreferences } from '../../../functions/notifications/preferences/change-preferences.ts'
import { showPreferences } from '../../../functions/notifications/preferences/show-preferences.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aCompany, aReadyCustomer } from '../world.ts'

let table: Table

beforeAllOnTable((opened) => {
  table = opened
})

async function aReader(accountId: string) {
  const company = await aCompany(table, accountId)
  const { customerId, appointmentId } = await aReadyCustomer(company, {
    phone: undefined,
    email: `${accountId}@x.example`,
  })
  await company.recordsConsent(customerId, { channel: 'email', kinds: ['marketing'] })
  const token = await company.deps.makeToken({ accountId, customerId, channel: 'email', kind: 'reminder' })
  const show = () => showPreferences(token, company.deps)
  const post = (form: Record<string, string>) => changePreferences(token, form, company.deps)
  const states = async () =>
    (await company.deps.readConsentStates(accountId, customerId))
      .map(({ channel, kind, state }) => `${channel}.${kind} ${state}`)
      .sort()
  const ledger = () => company.deps.readLedger(accountId, customerId)
  return { company, customerId, appointmentId, token, show, post, states, ledger }
}
const all = 'email.marketing email.reminder sms.reminder'

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

  test('that is forged is 404', async () => {
    const { company, token } = await aReader('forged')
    for (const other of ['A'.repeat(90), token.slice(0, -4), `${token.slice(0, 30)}AAAA${token.slice(34)}`]) {
      expect((await showPreferences(other, company.deps)).status).toBe(404)
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
})

describe('one click (RFC 8058)', () => {
  test('stops the channel and kind of the link, once', async () => {
    const { post, states, ledger, company, appointmentId } = await aReader('clicked')
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
  test('withdraws and grants kinds, with the statement shown', async () => {
    const { post, states, ledger } = await aReader('form')
    await post({ action: 'save', shown: all, 'email.reminder': 'on', 'sms.reminder': 'on' })
    expect(await states()).toEqual(['email.marketing withdrawn', 'email.reminder granted', 'sms.reminder granted'])
    await post({ action: 'save', shown: all, 'email.reminder': 'on', 'sms.reminder': 'on', 'email.marketing': 'on' })
    expect(await states()).toContain('email.marketing granted')
    expect((await ledger()).at(-1)).toMatchObject({
      cause: 'preference-page',
      method: 'web-form',
      statementHash: expect.any(String),
    })
  })

  test('sent again changes nothing', async () => {
    const { post, ledger } = await aReader('repeated')
    const form = { action: 'save', shown: all, 'sms.reminder': 'on' }
    await post(form)
    const entries = await ledger()
    await post(form)
    expect(await ledger()).toEqual(entries)
  })

  test('grants nothing that was never decided', async () => {
    const { post, states } = await aReader('forging')
    await post({ action: 'save', shown: `${all} email.invoice`, 'email.invoice': 'on', 'email.reminder': 'on' })
    expect((await states()).join()).not.toContain('invoice granted')
  })

  test('stops everything', async () => {
    const { post, states, company, customerId } = await aReader('everything')
    const { body } = await post({ action: 'stop' })
    expect((await states()).every((state) => state.endsWith('withdrawn'))).toBe(true)
    expect(body).toContain('Your choice is saved.')
    await expect(company.recordsConsent(customerId, { channel: 'email' })).rejects.toMatchObject({
      code: 'stopped_by_customer',
    })
  })

  test.each([{}, { action: 'unknown' }, { shown: all }, { action: 'save' }])('%j changes nothing', async (form) => {
    const { post, states } = await aReader(`odd-${Object.entries(form).flat().join('').length}`)
    const before = await states()
    expect((await post(form)).status).toBe(200)
    expect(await states()).toEqual(before)
  })
})
