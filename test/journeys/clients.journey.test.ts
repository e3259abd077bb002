import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { anOffice } from '../notifications/office.ts'
import { type LocalCloud, startLocalCloud } from '../support/local-cloud.ts'

let cloud: LocalCloud
let office: Awaited<ReturnType<typeof anOffice>>
beforeAll(async () => {
  cloud = await startLocalCloud()
  office = await anOffice(cloud, 'clients')
})
afterAll(async () => {
  const denied = (await cloud.functions()).filter((each) => each.denied.length > 0)
  await cloud.stop()
  expect(denied).toEqual([])
})

const app = { origin: 'https://app.example' }

describe('a browser at another origin', () => {
  test('may ask with a copy’s tag, and may read tag and request id', async () => {
    const headers = {
      ...app,
      'access-control-request-method': 'GET',
      'access-control-request-headers': 'authorization,if-none-match',
    }
    const preflight = await cloud.request('OPTIONS', '/v1/me', { headers })
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('access-control-allow-headers')?.split(',')).toEqual(
      expect.arrayContaining(['authorization', 'if-none-match']),
    )
    const me = await cloud.request('GET', '/v1/me', { token: office.token, headers: app })
    expect(me.headers.get('access-control-expose-headers')?.split(',')).toEqual(
      expect.arrayContaining(['etag', 'retry-after', 'apigw-requestid']),
    )
  })

  test('is told by a problem which line of the log is about it', async () => {
    const path = '/v1/customers/01ARZ3NDEKTSV4RRFFQ69G5FAV'
    const { body, headers } = await cloud.request<{ requestId: string; type: string }>('GET', path, {
      token: office.token,
      headers: app,
    })
    expect(body).toMatchObject({ type: `${cloud.url}/docs#error-not_found`, requestId: headers.get('apigw-requestid') })
    expect(cloud.logs()).toContain(body.requestId)
  })
})

test('a client that has the newest answer gets 304 without a body, until it changes', async () => {
  const customerId = await office.customer()
  const path = `/v1/customers/${customerId}`
  const { token } = office
  const etag = (await cloud.get(path, token)).headers.get('etag') ?? ''
  const again = () => cloud.request('GET', path, { token, headers: { ...app, 'if-none-match': etag } })
  const unchanged = await again()
  expect([unchanged.status, unchanged.text, unchanged.headers.get('etag')]).toEqual([304, '', etag])
  expect(unchanged.headers.get('content-type')).toBeNull()
  expect(unchanged.headers.get('access-control-allow-origin')).toBe('*')
  await cloud.patch(path, { name: 'Ana Müller' }, token)
  expect(await again()).toMatchObject({ status: 200, body: { name: 'Ana Müller' } })
  expect((await cloud.request('GET', path, { headers: { 'if-none-match': etag } })).status).toBe(401)
})

describe('what scanners of email and checkers of links look at', () => {
  /** Each page that an email or a client leads to, with a token that opens it. */
  async function pages(): Promise<string[]> {
    const customerId = await office.customer({ email: 'ana@customer.test' })
    await office.grants(customerId, 'email')
    const asked = { channels: ['email'], kinds: ['marketing'] }
    const { url } = await office.post<{ url: string }>(`/v1/customers/${customerId}/consent-requests`, asked)
    await office.remind(await office.appointment(customerId, 30), { channels: ['email'] })
    await cloud.post('/v1/members', { email: 'ida@member.test', name: 'Ida', role: 'worker' }, office.token)
    await cloud.patch('/v1/account', { contactEmail: 'desk@company.test' }, office.owner.token)
    const links = [
      await linkTo('u', 'ana@customer.test'),
      await linkTo('invitation', 'ida@member.test'),
      await linkTo('contact-address', 'desk@company.test'),
    ]
    return [...links, new URL(url).pathname]
  }

  const linkTo = (path: string, to: string) =>
    vi.waitFor(
      async () => {
        const texts = (await cloud.emails(to)).map(({ text }) => text)
        const [, found] = new RegExp(`https?://[^/\\s]+(/${path}/\\S+)`).exec(texts.join('\n')) ?? []
        return found ?? expect.fail(`no link to /${path} came to ${to}`)
      },
      { timeout: 20_000, interval: 100 },
    )

  const changing = ['date', 'apigw-requestid', 'content-length', 'connection', 'keep-alive', 'transfer-encoding']
  const comparable = ({ headers }: { headers: Headers }) => [...headers].filter(([name]) => !changing.includes(name))

  async function expectAlike(path: string): Promise<void> {
    const [page, head] = await Promise.all(
      ['GET', 'HEAD'].map((method) => cloud.request(method, path, { headers: { accept: 'text/html' } })),
    )
    expect([path, page?.status, head?.status, head?.text]).toEqual([path, 200, 200, ''])
    expect([path, head && comparable(head)]).toEqual([path, page && comparable(page)])
    expect(head?.headers.get('content-length')).not.toBe('0')
  }

  test('has the same headers without a body, and changes nothing', async () => {
    const fixed = ['/docs', '/openapi.json', '/healthz', '/privacy', '/account-deletion', '/.well-known/jwks.json']
    const all = [...(await pages()), ...fixed]
    const rows = await vi.waitFor(rowsAtRest, { timeout: 20_000 })
    for (const path of all) await expectAlike(path)
    expect(await cloud.scanTable()).toEqual(rows)
  })

  /** What sent the emails still records that it did. */
  async function rowsAtRest() {
    const before = await cloud.scanTable()
    await wait(500)
    const rows = await cloud.scanTable()
    expect(rows).toEqual(before)
    return rows
  }

  test('is the state of an erasure too', async () => {
    const deletion = { confirm: office.name }
    const { body } = await cloud.delete<{ statusUrl: string }>('/v1/account', deletion, office.owner.token)
    const { pathname, search } = new URL(body.statusUrl)
    await vi.waitFor(() => expectAlike(pathname + search), { timeout: 20_000 })
  })
})
