import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type LocalCloud, startLocalCloud } from '../../support/local-cloud.ts'
import { anOffice, soon } from '../office.ts'

let cloud: LocalCloud
let office: Awaited<ReturnType<typeof anOffice>>
let ownerToken: string
let customers = 0

beforeAll(async () => {
  cloud = await startLocalCloud()
  office = await anOffice(cloud, 'hostile')
  ownerToken = office.owner.token
}, 400_000)
afterAll(() => cloud?.stop())

const methods = ['web-form', 'paper', 'verbal', 'sms', 'email', 'import'] as const
const anAddress = () => ({ phone: `+4179124${String(7000 + customers)}`, email: `victim${customers++}@example.test` })

async function aVictim() {
  const address = anAddress()
  const customerId = await office.customer(address)
  for (const channel of ['sms', 'email']) await office.grants(customerId, channel, ['reminder', 'marketing'])
  return { customerId, ...address }
}
const links = (mail: { text?: string | undefined; headers: { name: string; value: string }[] } | undefined) => ({
  body: /\/u\/[\w-]+/.exec(mail?.text ?? '')?.[0] ?? '',
  header: /\/u\/[\w-]+/.exec(mail?.headers.find(({ name }) => name === 'List-Unsubscribe')?.value ?? '')?.[0] ?? '',
})
async function reminderTo(customerId: string, email: string) {
  const before = (await cloud.emails(email)).length
  await office.remind(await office.appointment(customerId, 50), { channels: ['email'] })
  const mails = await soon(async () => {
    const emails = await cloud.emails(email)
    expect(emails.length).toBeGreaterThan(before)
    return emails
  })
  return links(mails.at(-1))
}
const form = (path: string, fields: Record<string, string>) =>
  cloud.request('POST', path, {
    body: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
/** Ticks every box of both channels, with the marks of the page and without. */
async function ticksAll(path: string, action = 'save') {
  const shown = /name="shown" value="([^"]*)"/.exec((await cloud.get(path)).text)?.[1] ?? ''
  const fields = ['sms', 'email'].flatMap((channel) => ['reminder', 'marketing'].map((kind) => `${channel}.${kind}`))
  const ticked = Object.fromEntries(fields.map((field) => [field, 'on']))
  return form(path, { action, shown: [shown, ...fields].join(' '), ...ticked })
}
const grant = (customerId: string, channel: string, method: string, token = ownerToken) => {
  const words = { decision: 'granted', statement: 'Yes, write to me.', evidence: 'form 7' }
  return cloud.post<{ code?: string }>(
    `/v1/customers/${customerId}/consents`,
    { channel, kinds: ['reminder'], method, ...words },
    token,
  )
}
const change = (customerId: string, fields: object) => cloud.patch(`/v1/customers/${customerId}`, fields, office.token)
const verdicts = async (customerId: string) =>
  (await office.remind(await office.appointment(customerId, 60), { channels: ['sms', 'email'] })).map(
    ({ status }) => status,
  )
const consentRequest = (customerId: string, channels = ['sms', 'email']) =>
  office.post<{ url: string; expiresAt: string }>(`/v1/customers/${customerId}/consent-requests`, {
    channels,
    kinds: ['reminder', 'marketing'],
  })
const pathOf = (url: string) => new URL(url).pathname
const refused = ['refused', 'refused']

describe('after a customer stopped everything, the office opens nothing', () => {
  test('with a link that it emailed to itself, by changing the address away and back', async () => {
    const own = 'own-mailbox@example.test'
    const { phone, email } = anAddress()
    const customerId = await office.customer({ phone, email: own })
    for (const channel of ['sms', 'email']) await office.grants(customerId, channel, ['reminder', 'marketing'])
    const { body: link, header } = await reminderTo(customerId, own)
    await change(customerId, { email })
    await office.grants(customerId, 'email')
    const victim = await reminderTo(customerId, email)
    await cloud.inbound(phone, 'STOP')
    await soon(async () => expect(await office.state(customerId, 'sms')).toBe('withdrawn'))
    expect((await form(victim.body, { action: 'stop' })).status).toBe(303)

    for (const address of [email, own, email]) {
      await change(customerId, { email: address })
      for (const path of [link, header]) {
        await ticksAll(path)
        await form(path, { action: 'link' })
      }
      await cloud.advance('PT1M')
      for (const mail of await cloud.emails(own)) await ticksAll(links(mail).body)
      for (const method of methods) await grant(customerId, 'sms', method)
      for (const method of methods) if (address === email) await grant(customerId, 'email', method)
    }
    expect(await verdicts(customerId)).toEqual(refused)
    const ledger = (await office.consents(customerId)).ledger as { channel: string; cause: string; decision: string }[]
    expect(
      ledger.filter(({ channel, cause }) => channel === 'sms' && /page|link/.test(cause)).map((each) => each.decision),
    ).not.toContain('granted')
  })

  test('by any method, with a new customer, a second one, a file or a consent request', async () => {
    const { customerId, phone, email } = await aVictim()
    const { body } = await reminderTo(customerId, email)
    await form(body, { action: 'stop' })
    for (const channel of ['sms', 'email']) {
      for (const method of methods) {
        expect([method, await grant(customerId, channel, method)]).toMatchObject([
          method,
          { status: 409, body: { code: 'stopped_by_customer' } },
        ])
      }
    }
    const ledger = (await office.consents(customerId)).ledger as { effective: boolean }[]
    expect(ledger.filter(({ effective }) => !effective)).toHaveLength(12)

    const second = await office.customer({ name: 'A second Ana', phone, email })
    const file = `name,kind,phone,email,consentChannels,consentKinds,consentMethod,consentStatement,consentEvidence
A third Ana,customer,${phone},${email},sms;email,reminder,web-form,Yes.,form 7`
    const headers = { 'content-type': 'text/csv' }
    const imported = await cloud.request('POST', '/v1/customers/import', { body: file, headers, token: office.token })
    expect(imported.text).toContain('stopped_by_customer')
    await cloud.delete(`/v1/customers/${customerId}`, undefined, office.token)
    const again = await office.customer({ name: 'Ana anew', phone, email })
    for (const id of [second, again]) {
      for (const channel of ['sms', 'email']) expect((await grant(id, channel, 'web-form')).status).toBe(409)
      const { url } = await consentRequest(id)
      const page = (await cloud.get(pathOf(url))).text
      expect(page).toMatch(/text START to \+\d+/)
      expect(page).toContain('open the link at the end of an email')
      await ticksAll(pathOf(url), 'agree')
      expect(await verdicts(id)).toEqual(refused)
    }
  })
})

describe('the customer', () => {
  test('opens email again with the link that the page sends to the address, once a day', async () => {
    const { customerId, email } = await aVictim()
    const { body, header } = await reminderTo(customerId, email)
    const oneClick = await form(header, { 'List-Unsubscribe': 'One-Click' })
    expect([oneClick.status, oneClick.headers.get('location')]).toEqual([200, null])
    await ticksAll(body)
    expect(await office.state(customerId, 'email')).toBe('withdrawn')

    const asked = await form(body, { action: 'link' })
    expect([asked.status, asked.headers.get('location')]).toEqual([303, '?done=link'])
    expect((await form(body, { action: 'link' })).headers.get('location')).toBe('?done=link-again')
    const mails = await soon(async () => {
      const emails = await cloud.emails(email)
      expect(emails).toHaveLength(2)
      return emails
    })
    const answer = mails.find(({ subject }) => subject.startsWith('Your link'))
    const stored = (await office.messages(`customerId=${customerId}`)).find(({ kind }) => kind === 'answer')
    expect(stored?.text).not.toContain(links(answer).body)
    expect((await ticksAll(links(answer).header)).headers.get('location')).toBe('?done=partly')
    await ticksAll(links(answer).body)
    expect(await office.state(customerId, 'email')).toBe('granted')
    const newest = (await office.consents(customerId)).ledger.at(-1)
    expect(newest).toMatchObject({ cause: 'fresh-link', recordedBy: 'customer', channel: 'email', kinds: ['reminder'] })
  })

  test('agrees on the page behind a consent request, which says what is recorded', async () => {
    const { phone, email } = anAddress()
    const customerId = await office.customer({ phone, email, language: 'en' })
    const { url, expiresAt } = await consentRequest(customerId)
    expect(Date.parse(expiresAt)).toBeGreaterThan(Date.now())
    const page = await cloud.get(pathOf(url))
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect((await cloud.request('HEAD', pathOf(url))).status).not.toBe(303)
    expect((await office.consents(customerId)).ledger).toEqual([])
    expect((await ticksAll(pathOf(url), 'agree')).headers.get('location')).toBe('?done=saved')
    const { ledger } = await office.consents(customerId)
    expect(ledger).toHaveLength(4)
    for (const entry of ledger as { statement: string }[]) {
      expect(entry).toMatchObject({ cause: 'consent-page', recordedBy: 'page', effective: true })
      expect(page.text).toContain(entry.statement)
    }
    expect(await verdicts(customerId)).toEqual(['queued', 'queued'])
  })

  test('reads what is kept, in two languages', async () => {
    const [english, spanish] = [await cloud.get('/privacy'), await cloud.get('/privacy?lang=es&utm=1')]
    expect([english.status, spanish.status]).toEqual([200, 200])
    expect(english.text).toContain('What is kept about you')
    expect(spanish.text).toContain('Qué se guarda de usted')
  })
})

test('after a hard bounce only an owner with evidence, or another address, opens email', async () => {
  const { customerId, email } = await aVictim()
  await reminderTo(customerId, email)
  const messageId = (await cloud.emails(email)).at(-1)?.messageId
  const bounce = { messageId, type: 'Bounce', bounceType: 'Permanent' }
  expect((await cloud.post('/_local/email-events', bounce)).status).toBeLessThan(300)
  await soon(async () => expect(await office.state(customerId, 'email')).toBe('withdrawn'))
  for (const method of methods) {
    const byStaff = await grant(customerId, 'email', method, office.token)
    expect([method, byStaff]).toMatchObject([method, { status: 409, body: { code: 'suppressed_address' } }])
  }
  expect((await grant(customerId, 'email', 'verbal')).status).toBe(409)
  expect((await grant(customerId, 'email', 'paper')).status).toBe(201)
  expect((await verdicts(customerId))[1]).toBe('queued')
})
