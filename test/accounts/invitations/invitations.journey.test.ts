import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Company, openCompany } from '../../support/company.ts'
import { type LocalCloud, startLocalCloud, testPassword } from '../../support/local-cloud.ts'

let cloud: LocalCloud
let squatter: Company
let employer: Company

beforeAll(async () => {
  cloud = await startLocalCloud()
  squatter = await openCompany(cloud, 'squatter')
  employer = await openCompany(cloud, 'employer')
}, 180_000)
afterAll(() => cloud.stop())

type Made = { memberId: string; invitedUntil?: string }
const post = (by: Company, body: object) => cloud.post<Made>('/v1/members', body, by.owner.token)
const newest = (email: string, count = 1) =>
  vi.waitFor(
    async () => {
      const all = await cloud.emails(email)
      expect(all).toHaveLength(count)
      return all.at(-1) ?? expect.unreachable()
    },
    { timeout: 20_000, interval: 100 },
  )
const passwordIn = (text: string) => /password:\s*(\S+)/i.exec(text)?.[1] ?? ''
const linkIn = (text: string) => /\S+\/invitation\/\S+/.exec(text)?.[0] ?? ''
const pathOf = (link: string) => new URL(link).pathname
const hrefs = (html = '') => [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)
const members = async (by: Company) => {
  const { body } = await cloud.get<{ items: (Made & { email: string })[] }>('/v1/members', by.owner.token)
  return body.items
}
const account = { timeZone: 'Europe/Zurich', country: 'CH', postalAddress: 'x', contactEmail: 'a@example.test' }

describe('an invitation is no letter of the inviting company', () => {
  test.each(['Pay at https://evil.example/x', 'www.evil.example', 'evil.example/login', 'evil．example／login'])(
    'a name such as %s is refused, of a member, a company, a sender and a customer',
    async (name) => {
      const { token } = squatter.owner
      const refused = { status: 422, body: { code: 'invalid', errors: [expect.anything()] } }
      expect(await post(squatter, { email: 'v@example.test', name, role: 'worker' })).toMatchObject(refused)
      expect(await cloud.patch(`/v1/members/${squatter.worker.memberId}`, { name }, token)).toMatchObject(refused)
      expect(await cloud.patch('/v1/account', { name }, token)).toMatchObject(refused)
      const senderName = { settings: { messaging: { senderName: name } } }
      expect(await cloud.patch('/v1/account', senderName, token)).toMatchObject(refused)
      expect(await cloud.post('/v1/customers', { name, kind: 'customer' }, token)).toMatchObject(refused)
      const login = await cloud.signUp(`new-${Math.random()}@example.test`)
      expect(await cloud.post('/v1/account', { name, ...account }, login.token)).toMatchObject(refused)
    },
  )

  test('its email says the role, shows the password as code, and links to us only', async () => {
    const { token } = squatter.owner
    const postalAddress = 'https://evil.example/login\nwww.evil.example'
    expect(await cloud.patch('/v1/account', { name: 'Booking.com', postalAddress }, token)).toMatchObject({
      status: 200,
    })
    const email = 'vera@example.test'
    expect(await post(squatter, { email, name: 'evil.example', role: 'worker' })).toMatchObject({ status: 201 })
    const { subject, text = '', html } = await newest(email)
    expect(text.replaceAll('\u200b', '')).toContain('Booking.com has invited you to Fieldpost as a worker')
    const link = linkIn(text)
    const api = cloud.output('apiUrl')
    expect(hrefs(html)).toEqual([link, `${api}/privacy?lang=en`, `${api}/terms?lang=en`])
    expect(link.startsWith(`${api}/invitation/`)).toBe(true)
    expect(html).toMatch(/<code style="[^"]*monospace[^"]*">[^<]{16}<\/code>/)
    for (const part of [subject, text.replace(link, ''), html?.replaceAll(link, '')])
      expect(part).not.toMatch(/(evil|Booking)\.[a-z]/)
  })
})

describe('a company that invites a stranger', () => {
  test('does not keep the address: after eight days nothing is left, and the employer invites', async () => {
    const email = 'stefan@example.test'
    const made = await post(squatter, { email, name: 'Stefan', role: 'worker' })
    expect(made).toMatchObject({ status: 201, body: { invitedUntil: expect.any(String) } })
    const device = await cloud.post(`/v1/members/${made.body.memberId}/devices`, { label: 'X' }, squatter.owner.token)
    expect(device.status).toBe(201)
    const [startedAt, endedAt] = [9, 8].map((hours) => new Date(Date.now() - hours * 3_600_000).toISOString())
    const hours = { memberId: made.body.memberId, startedAt, endedAt, reason: 'made up' }
    expect(await cloud.post('/v1/shifts', hours, squatter.owner.token)).toMatchObject({ status: 201 })
    expect(await post(employer, { email, name: 'Stefan', role: 'worker' })).toMatchObject({
      status: 409,
      body: { code: 'email_taken' },
    })
    const mail = await newest(email)
    await cloud.advance('P8D')
    const left = async () => {
      await cloud.advance('PT3M')
      const rows = (await cloud.scanTable()).filter((row) => JSON.stringify(row).includes(made.body.memberId))
      return rows.map((row) => row['type']?.['S']).filter((type) => type !== 'audit')
    }
    await expect.poll(left, { timeout: 60_000, interval: 500 }).toEqual([])
    expect((await members(squatter)).map(({ memberId }) => memberId)).not.toContain(made.body.memberId)
    await expect(cloud.signIn(email, passwordIn(mail.text ?? ''), testPassword)).rejects.toThrow()
    expect(await cloud.request('GET', pathOf(linkIn(mail.text ?? '')))).toMatchObject({ status: 410 })
    expect(await post(squatter, { email, name: 'Stefan', role: 'worker' })).toMatchObject({
      status: 429,
      body: { code: 'too_many', detail: expect.stringContaining('30 days') },
    })
    expect(await post(employer, { email, name: 'Stefan', role: 'worker' })).toMatchObject({ status: 201 })
    const again = await newest(email, 2)
    const token = await cloud.signIn(email, passwordIn(again.text ?? ''), testPassword)
    expect(await cloud.get('/v1/me', token)).toMatchObject({ status: 200, body: { role: 'worker' } })
    await cloud.advance('P8D')
    expect(await cloud.get('/v1/me', token)).toMatchObject({ status: 200 })
    expect((await members(employer)).find((each) => each.email === email)).not.toHaveProperty('invitedUntil')
  })

  test('is declined with the link: opening it changes nothing, the form ends it at once', async () => {
    const email = 'dora@example.test'
    const { body } = await post(squatter, { email, name: 'Dora', role: 'worker' })
    const text = (await newest(email)).text ?? ''
    const path = pathOf(linkIn(text))
    const shown = await cloud.request('GET', path)
    expect(shown).toMatchObject({ status: 200, text: expect.stringContaining('Booking.com') })
    expect(shown.headers.get('referrer-policy')).toBe('no-referrer')
    await cloud.request('HEAD', path)
    expect((await members(squatter)).map(({ memberId }) => memberId)).toContain(body.memberId)

    const form = { body: 'action=decline', headers: { 'content-type': 'application/x-www-form-urlencoded' } }
    expect(await cloud.request('POST', path, form)).toMatchObject({ status: 200 })
    expect((await members(squatter)).map(({ memberId }) => memberId)).not.toContain(body.memberId)
    await expect(cloud.signIn(email, passwordIn(text), testPassword)).rejects.toThrow()
    expect(await cloud.request('POST', path, form)).toMatchObject({ status: 410 })
    expect(await cloud.request('GET', path)).toMatchObject({ status: 410 })
    const { token } = await cloud.signUp(email)
    expect(await cloud.post('/v1/account', { name: 'Dora’s own', ...account }, token)).toMatchObject({ status: 201 })
    const rows = async () =>
      (await cloud.scanTable()).filter(
        (row) => row['type']?.['S'] === 'message' && row['memberId']?.['S'] === body.memberId,
      )
    await expect.poll(rows, { timeout: 30_000 }).toEqual([])
    expect(await cloud.request('POST', '/invitation/made-up', form)).toMatchObject({ status: 404 })
  })

  test('sends one email a day, also with another company, and a new password only then', async () => {
    const email = 'emil@example.test'
    const { body } = await post(squatter, { email, name: 'Emil', role: 'worker' })
    const first = passwordIn((await newest(email)).text ?? '')
    const again = (token: string) => cloud.post(`/v1/members/${body.memberId}/invitation`, undefined, token)
    expect(await again(squatter.owner.token)).toMatchObject({ status: 429, body: { code: 'too_many' } })
    expect(await again(employer.owner.token)).toMatchObject({ status: 404 })
    expect(await again(squatter.worker.token)).toMatchObject({ status: 403 })
    await cloud.advance('P1D')
    expect(await again(squatter.office.token)).toMatchObject({
      status: 202,
      body: { invitedUntil: expect.any(String) },
    })
    const second = passwordIn((await newest(email, 2)).text ?? '')
    await expect(cloud.signIn(email, first, testPassword)).rejects.toThrow()
    const token = await cloud.signIn(email, second, testPassword)
    expect(await cloud.get('/v1/me', token)).toMatchObject({ status: 200 })
    await cloud.advance('P1D')
    expect(await again(squatter.owner.token)).toMatchObject({ status: 409, body: { code: 'wrong_state' } })
    expect(await cloud.emails(email)).toHaveLength(2)
  })
})

test('a withdrawn invitation leaves nothing behind, and its first day counts on', async () => {
  const email = 'wanda@example.test'
  const { body } = await post(squatter, { email, name: 'Wanda', role: 'worker' })
  const path = `/v1/members/${body.memberId}`
  expect(await cloud.delete(path, undefined, squatter.owner.token)).toMatchObject({ status: 204 })
  const left = async () => {
    await cloud.advance('PT3M')
    const rows = (await cloud.scanTable()).filter((row) => JSON.stringify(row).includes(body.memberId))
    return rows.map((row) => row['type']?.['S']).filter((type) => type !== 'audit')
  }
  await expect.poll(left, { timeout: 60_000, interval: 500 }).toEqual([])
  await cloud.advance('P13D')
  const again = await post(squatter, { email, name: 'Wanda', role: 'worker' })
  expect(again).toMatchObject({ status: 201, body: { invitedUntil: expect.any(String) } })
  const open = Date.parse(again.body.invitedUntil ?? '') - Date.parse(body.invitedUntil ?? '')
  expect(open).toBeLessThanOrEqual(7 * 86_400_000 + 1_000)
})

describe('a member may leave', () => {
  test('and is refused at once, may sign up, and the last owner stays', async () => {
    const { worker, owner, office } = employer
    expect(await cloud.delete('/v1/me', undefined, worker.token)).toMatchObject({ status: 204 })
    expect(await cloud.get('/v1/me', worker.token)).toMatchObject({ status: 403, body: { code: 'no_account' } })
    expect(await cloud.delete('/v1/me', undefined, worker.token)).toMatchObject({ status: 403 })
    await expect(cloud.signIn(worker.email, testPassword)).rejects.toThrow()
    const { token } = await cloud.signUp(worker.email)
    expect(await cloud.post('/v1/account', { name: 'Own', ...account }, token)).toMatchObject({ status: 201 })
    expect(await cloud.delete('/v1/me', undefined, owner.token)).toMatchObject({
      status: 409,
      body: { code: 'last_owner' },
    })
    expect(await cloud.patch(`/v1/members/${office.memberId}`, { role: 'owner' }, owner.token)).toMatchObject({
      status: 200,
    })
    const both = await Promise.all([owner, office].map((each) => cloud.delete('/v1/me', undefined, each.token)))
    expect(both.map(({ status }) => status).sort()).toEqual([204, 409])
  })
})

test('no function failed or was denied a right', async () => {
  for (const { name, errors, denied } of await cloud.functions()) expect([name, errors, denied]).toEqual([name, 0, []])
})
