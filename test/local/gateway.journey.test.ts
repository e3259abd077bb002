import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LocalCloud } from '../support/local-cloud.ts'
import { startFixture } from './fixture/start.ts'

type Event = {
  rawPath: string
  rawQueryString: string
  routeKey: string
  cookies?: string[]
  headers: Record<string, string>
  queryStringParameters?: Record<string, string>
  pathParameters?: Record<string, string>
  body?: string
  isBase64Encoded: boolean
  requestContext: { authorizer?: { jwt: { claims: Record<string, string> } }; http: { method: string } }
}

let cloud: LocalCloud
beforeAll(async () => {
  cloud = await startFixture()
})
afterAll(() => cloud.stop())

test('a function sees the request as payload format 2.0 tells it', async () => {
  const { body } = await cloud.request<Event>('GET', '/echo/a%20b?x=1&x=2&y=%C3%A9', {
    headers: { cookie: 'c=1; d=2', 'X-Own': 'yes' },
  })
  expect(body).toMatchObject({
    routeKey: 'GET /echo/{name}',
    rawPath: '/echo/a b',
    rawQueryString: 'x=1&x=2&y=%C3%A9',
    cookies: ['c=1', 'd=2'],
    queryStringParameters: { x: '1,2', y: 'é' },
    pathParameters: { name: 'a b' },
    headers: { 'x-own': 'yes' },
    isBase64Encoded: false,
  })
  const greedy = await cloud.get<Event>('/files/a/b/c')
  expect(greedy.body.pathParameters).toEqual({ path: 'a/b/c' })
  const decoded = await cloud.get<Event>('/files/a%2Fb%3Fc=1?d=2')
  expect(decoded.body).toMatchObject({ rawPath: '/files/a/b', pathParameters: { path: 'a/b' }, rawQueryString: 'd=2' })
  const any = await cloud.request<Event>('PUT', '/echo')
  expect(any.body.routeKey).toBe('ANY /echo')
})

test.each([
  ['application/json', '{"a":"ü"}', false],
  ['application/json; charset=utf-8', '{}', false],
  ['text/csv', 'a,b', false],
  ['application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click', true],
  ['application/octet-stream', 'x', true],
  ['text/csv; charset=utf-8', 'ü', false],
  ['text/plain; charset=iso-8859-1', 'ascii', true],
])('a body of %s arrives as AWS hands it over', async (contentType, body, encoded) => {
  const { body: event } = await cloud.request<Event>('POST', '/echo', {
    body,
    headers: { 'content-type': contentType },
  })
  expect(event.isBase64Encoded).toBe(encoded)
  expect(Buffer.from(event.body ?? '', encoded ? 'base64' : 'utf8').toString()).toBe(body)
})

test('the bytes of text that is not UTF-8 arrive as they are', async () => {
  const bytes = Buffer.from('Garc\u00eda', 'latin1')
  const sent = { body: bytes, headers: { 'content-type': 'text/csv' } }
  const { body: event } = await cloud.request<Event>('POST', '/echo', sent)
  expect([event.isBase64Encoded, event.body]).toEqual([true, bytes.toString('base64')])
})

test('the gateway itself says 401, 404, 413 in its own words', async () => {
  const none = await cloud.get('/private')
  expect([none.status, none.body]).toEqual([401, { message: 'Unauthorized' }])
  expect((await cloud.get('/private', 'no.token.atall')).status).toBe(401)
  const missing = await cloud.get('/nowhere')
  expect([missing.status, missing.body]).toEqual([404, { message: 'Not Found' }])
  expect((await cloud.post('/echo/a', {})).status).toBe(404)
  const large = await cloud.request('POST', '/echo', {
    body: 'x'.repeat(10 * 1024 * 1024 + 1),
    headers: { 'content-type': 'text/plain' },
  })
  expect([large.status, large.body]).toEqual([413, { message: 'Request Entity Too Large' }])
})

test('a login of the pool gets through, its claims as text', async () => {
  const { token, sub } = await cloud.signUp('a@fixture.test')
  const { body } = await cloud.get<Event>('/private', token)
  const claims = body.requestContext.authorizer?.jwt.claims
  expect(claims).toMatchObject({ sub, token_use: 'access' })
  expect(Number(claims?.['auth_time']) * 1000).toBeGreaterThan(Date.now() - 60_000)
  expect((await cloud.get('/private', `${token.slice(0, -8)}AAAAAAAA`)).status).toBe(401)
})

test('what a function answers is read as payload format 2.0', async () => {
  const binary = await cloud.request('POST', '/odd', { body: 'binary', headers: { 'content-type': 'text/plain' } })
  expect([binary.status, binary.headers.getSetCookie()]).toEqual([201, ['a=1', 'b=2']])
  const bytes = await fetch(`${cloud.url}/odd`, { method: 'POST', body: 'binary' }).then((response) => response.bytes())
  expect([...bytes]).toEqual([0, 255, 1])
  const plain = await cloud.request('POST', '/odd', { body: 'hello', headers: { 'content-type': 'text/plain' } })
  expect([plain.status, plain.text]).toEqual([200, 'plain'])
  expect(cloud.logs()).toContain('said hello')
})

test.each(['throw', 'exit', 'loop', 'sleep', 'large'])(
  'a function that fails by %s is a bare 500, and the next event is served',
  async (how) => {
    const text = { 'content-type': 'text/plain' }
    const failed = await cloud.request('POST', '/odd', { body: how, headers: text })
    expect([failed.status, failed.body]).toEqual([500, { message: 'Internal Server Error' }])
    expect((await cloud.request('POST', '/odd', { body: 'next', headers: text })).status).toBe(200)
  },
)

test('a function has its own environment and nothing of this machine', async () => {
  const { body } = await cloud.request<{ environment: Record<string, string> }>('POST', '/odd', {
    body: 'environment',
    headers: { 'content-type': 'text/plain' },
  })
  const names = Object.keys(body.environment)
  expect(body.environment['AWS_ENDPOINT_URL']).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  expect(names.filter((name) => name.startsWith('FIELDPOST_') || name === 'HOME' || name === 'TABLE_NAME')).toEqual([])
})

test('other origins are answered as the template says', async () => {
  const preflight = await cloud.request('OPTIONS', '/echo', {
    headers: { origin: 'https://app.example', 'access-control-request-method': 'POST' },
  })
  expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([204, 'https://app.example'])
  const stranger = await cloud.request('POST', '/echo', { headers: { origin: 'https://evil.example' } })
  expect(stranger.headers.get('access-control-allow-origin')).toBeNull()
})
