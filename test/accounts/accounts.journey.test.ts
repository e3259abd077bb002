import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Company, invite, openCompany, type Person } from '../support/company.ts'
import { type LocalCloud, startLocalCloud, testPassword } from '../support/local-cloud.ts'

let cloud: LocalCloud
let company: Company

beforeAll(async () => {
  cloud = await startLocalCloud()
  company = await openCompany(cloud, 'people')
}, 120_000)
afterAll(() => cloud.stop())

const account = {
  timeZone: 'Europe/Zurich',
  country: 'CH',
  postalAddress: 'Seestrasse 1',
  contactEmail: 'a@example.test',
}
type Member = { memberId: string; role: string; name: string; email: string }

describe('an account', () => {
  test('is opened once by a login that has none', async () => {
    const { token } = await cloud.signUp('once@example.test')
    expect(await cloud.get('/v1/me', token)).toMatchObject({ status: 403, body: { code: 'no_account' } })
    const both = await Promise.all([1, 2].map(() => cloud.post('/v1/account', { name: 'Once', ...account }, token)))
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
    expect(await cloud.get('/v1/me', token)).toMatchObject({
      status: 200,
      body: { role: 'owner', email: 'once@example.test', account: { name: 'Once', country: 'CH' } },
    })
  })

  test('has settings that can be changed one by one and are visible to all members', async () => {
    const patch = { settings: { messaging: { sendingHours: { end: '19:00' } }, retention: { trackDays: 90 } } }
    const changed = await cloud.patch('/v1/account', patch, company.owner.token)
    const settings = {
      retention: { trackDays: 90 },
      shifts: { maxHours: 16, toleranceSeconds: 60, requireNotice: true, tellWhenSilent: true },
      messaging: { sendingHours: { start: '08:00', end: '19:00' }, reminderOffsets: ['-P1D', '-PT2H'] },
    }
    expect(changed).toMatchObject({ status: 200, body: { name: company.name, settings } })
    const seen = await cloud.get('/v1/account', company.worker.token)
    expect(seen).toMatchObject({ status: 200, body: changed.body as object })
  })

  test.each([{ start: '07:00' }, { end: '21:00' }, { start: '00:00', end: '23:59' }, { start: '20:00', end: '08:00' }])(
    'cannot widen its sending hours to %j',
    async (sendingHours) => {
      const { token } = company.owner
      const before = (await cloud.get('/v1/account', token)).body
      const widened = await cloud.patch('/v1/account', { settings: { messaging: { sendingHours } } }, token)
      expect(widened).toMatchObject({ status: 422, body: { code: 'invalid' } })
      expect(JSON.stringify(widened.body)).toContain('sendingHours')
      expect((await cloud.get('/v1/account', token)).body).toEqual(before)
    },
  )

  test('stores its personal fields sealed', async () => {
    const rows = JSON.stringify(await cloud.scanTable())
    for (const canary of [company.name, 'Seestrasse', company.owner.email, company.worker.email]) {
      expect(rows).not.toContain(canary)
      expect(rows).not.toContain(Buffer.from(canary).toString('base64').slice(0, -4))
    }
  })
})

test('the tracking notice is acknowledged before clock-in; the first acknowledgement counts', async () => {
  const worker = await invite(cloud, company.owner, 'worker', 'reader@example.test')
  const notice = await cloud.get<{ text: string }>('/v1/tracking-notice', worker.token)
  expect(notice).toMatchObject({ status: 200, body: { keptFor: expect.stringMatching(/^P\d+D$/) } })
  expect(notice.body.text).toContain(company.name)
  expect(await cloud.post('/v1/clock-in', {}, worker.token)).toMatchObject({
    status: 409,
    body: { code: 'tracking_notice_required' },
  })
  const first = await cloud.post('/v1/tracking-notice/acknowledge', undefined, worker.token)
  const again = await cloud.post('/v1/tracking-notice/acknowledge', {}, worker.token)
  expect(first.status).toBe(200)
  expect(again.body).toEqual(first.body)
  expect(await cloud.get('/v1/tracking-notice', worker.token)).toMatchObject({ body: first.body as object })
})

describe('a member', () => {
  const me = (person: Person) => cloud.get('/v1/me', person.token)

  test('is invited by an email whose password works for the first sign-in only and is stored nowhere afterwards', async () => {
    const email = 'Nina@Example.test'
    const nina = await invite(cloud, company.owner, 'staff', email.toLowerCase())
    expect(await me(nina)).toMatchObject({ status: 200, body: { role: 'staff', email: 'nina@example.test' } })
    const [mail] = await cloud.emails('nina@example.test')
    expect(mail?.text).toContain(company.name)
    const password = /password:\s*(\S+)/i.exec(mail?.text ?? '')?.[1] ?? ''
    await expect(cloud.signIn('nina@example.test', password)).rejects.toThrow()
    const taken = await cloud.post('/v1/members', { email, name: 'Nina', role: 'worker' }, company.owner.token)
    expect(taken).toMatchObject({ status: 409, body: { code: 'email_taken' } })
    expect(cloud.logs()).not.toContain(password)
  })

  test('changes role from the next request on', async () => {
    const worker = await invite(cloud, company.owner, 'worker', 'rises@example.test')
    const list = () => cloud.get('/v1/members', worker.token)
    expect((await list()).status).toBe(403)
    const raised = await cloud.patch(`/v1/members/${worker.memberId}`, { role: 'staff' }, company.owner.token)
    expect(raised).toMatchObject({ status: 200, body: { role: 'staff' } })
    expect((await list()).status).toBe(200)
  })

  test('who is removed is refused at the next request, and may be invited again', async () => {
    const worker = await invite(cloud, company.owner, 'worker', 'leaves@example.test')
    const removed = await cloud.delete(`/v1/members/${worker.memberId}`, undefined, company.office.token)
    expect(removed.status).toBe(204)
    expect(await me(worker)).toMatchObject({ status: 403, body: { code: 'no_account' } })
    const opened = await cloud.post('/v1/account', { name: 'Own', ...account }, worker.token)
    expect(opened).toMatchObject({ status: 401, body: { code: 'unauthorized' } })
    await expect(cloud.signIn(worker.email, testPassword)).rejects.toThrow()
    const again = { email: worker.email, name: 'B', role: 'worker' }
    const atOnce = await cloud.post('/v1/members', again, company.owner.token)
    expect(atOnce).toMatchObject({ status: 429, body: { code: 'too_many' } })
    await cloud.advance('P1D')
    expect(await cloud.post('/v1/members', again, company.owner.token)).toMatchObject({ status: 201 })
  })

  test('with the role staff manages workers only', async () => {
    const { token } = company.office
    const post = (role: string) =>
      cloud.post('/v1/members', { email: `${role}2@example.test`, name: role, role }, token)
    expect((await post('worker')).status).toBe(201)
    for (const role of ['staff', 'owner']) {
      expect(await post(role)).toMatchObject({ status: 403, body: { code: 'forbidden' } })
    }
    const owner = `/v1/members/${company.owner.memberId}`
    expect(await cloud.patch(owner, { name: 'X' }, token)).toMatchObject({ status: 403 })
    expect(await cloud.delete(owner, undefined, token)).toMatchObject({ status: 403 })
  })

  test('who is the last owner cannot be removed or demoted', async () => {
    const { owner } = company
    const path = `/v1/members/${owner.memberId}`
    expect(await cloud.delete(path, undefined, owner.token)).toMatchObject({
      status: 409,
      body: { code: 'last_owner' },
    })
    expect(await cloud.patch(path, { role: 'worker' }, owner.token)).toMatchObject({ status: 409 })
    expect(await me(owner)).toMatchObject({ status: 200, body: { role: 'owner' } })
  })

  test('is listed, page by page, newest first', async () => {
    const pages: Member[] = []
    let cursor: string | undefined
    do {
      const query = `limit=2${cursor === undefined ? '' : `&cursor=${cursor}`}`
      const page = await cloud.get<{ items: Member[]; nextCursor?: string }>(
        `/v1/members?${query}`,
        company.owner.token,
      )
      expect(page.status).toBe(200)
      pages.push(...page.body.items)
      cursor = page.body.nextCursor
    } while (cursor)
    expect(pages.at(-1)).toMatchObject({ memberId: company.owner.memberId, role: 'owner' })
    expect(new Set(pages.map(({ memberId }) => memberId)).size).toBe(pages.length)
    expect(pages.map(({ memberId }) => memberId)).toEqual(
      pages
        .map(({ memberId }) => memberId)
        .sort()
        .reverse(),
    )
  })
})
