import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { AppError } from '../../../functions/shared/errors.ts'
import { httpWith } from '../../../functions/shared/http/http.ts'
import { bind, ok, type Response, route } from '../../../functions/shared/http/route.ts'
import { apiEvent, lambdaContext } from '../../support/api-event.ts'

const Answer = z.object({ say: z.string(), at: z.int(), of: z.object({ at: z.int() }) })
const common = { access: 'public', summary: 'Test', responses: { 200: Answer } } as const
const Read = route({ ...common, method: 'GET', path: '/v1/read' })
const Clocked = route({ ...common, method: 'GET', path: '/v1/clocked', untagged: ['at'] })
const Link = route({ ...common, method: 'GET', path: '/v1/link', hasShortLivedLink: true })
const Change = route({ ...common, method: 'POST', path: '/v1/read' })
const Outside = route({ ...common, method: 'GET', path: '/outside' })

let say = 'hello'
let reads = 0
let at = 0
let ofAt = 0
let refusal: AppError | undefined
const work = async (): Promise<Response> => {
  reads += 1
  if (refusal) throw refusal
  return { ...ok({ say, at, of: { at: ofAt } }), headers: { vary: 'accept', 'content-disposition': 'attachment' } }
}
const handler = httpWith(
  { table: () => expect.unreachable('a public route opens no table'), apiUrl: () => 'https://api.test' },
  ...[Read, Clocked, Link, Change, Outside].map((each) => bind(each, work)),
)

async function call(headers: Record<string, string> = {}, path = '/v1/read', method = 'GET') {
  const { isBase64Encoded, body, ...rest } = await handler(apiEvent({ method, path, headers }), lambdaContext)
  const text = isBase64Encoded ? gunzipSync(Buffer.from(body ?? '', 'base64')).toString() : body
  return { ...rest, text, headers: { ...rest.headers } as Record<string, string> }
}

const etagOf = async (headers = {}, path = '/v1/read') => (await call(headers, path)).headers['etag'] ?? ''

test('the same answer has the same weak tag, another one another', async () => {
  const first = await etagOf()
  expect(first).toMatch(/^W\/"[\w-]{22}"$/)
  expect(await etagOf()).toBe(first)
  say = 'goodbye'
  expect(await etagOf()).not.toBe(first)
})

test('the moment of the answer does not change the tag of a route that says so; what lies deeper does', async () => {
  const tags = () => Promise.all(['/v1/clocked', '/v1/read'].map((path) => etagOf({}, path)))
  const [clocked, read] = await tags()
  at += 1
  const [later, otherRead] = await tags()
  expect([later, otherRead === read]).toEqual([clocked, false])
  expect((await call({}, '/v1/clocked')).text).toContain(`"at":${at}`)
  ofAt += 1
  expect((await tags())[0]).not.toBe(clocked)
})

test('a client that names it gets 304 without a body, after the handler ran', async () => {
  const etag = await etagOf()
  reads = 0
  const again = await call({ 'if-none-match': etag })
  expect(again).toMatchObject({ statusCode: 304, headers: { etag, vary: 'accept', 'cache-control': 'no-store' } })
  expect(again.text).toBeUndefined()
  expect(Object.keys(again.headers)).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/^content-(type|disp)/)]),
  )
  expect(reads).toBe(1)
  say = 'changed'
  expect(await call({ 'if-none-match': etag })).toMatchObject({
    statusCode: 200,
    text: expect.stringContaining('"say":"changed"'),
  })
})

test.each([
  ['one of a list', (etag: string) => `"a", W/"b,c",${etag}`, 304],
  ['one made strong by a proxy', (etag: string) => etag.replace('W/', ''), 304],
  ['any', () => '*', 304],
  ['another', () => 'W/"0123456789012345678901"', 200],
  ['a beginning', (etag: string) => `${etag.slice(0, 10)}"`, 200],
  ['one without quotes', (etag: string) => etag.replaceAll('"', ''), 200],
  ['nothing', () => '', 200],
])('%s', async (_name, header, status) => {
  expect((await call({ 'if-none-match': header(await etagOf()) })).statusCode).toBe(status)
})

test('a compressed answer has the tag of the plain one', async () => {
  say = 'x'.repeat(5_000)
  const gzip = { 'accept-encoding': 'gzip' }
  const sent = await call(gzip)
  expect(sent.headers).toMatchObject({ 'content-encoding': 'gzip', etag: await etagOf() })
  expect(sent.text).toBe(JSON.stringify({ say, at, of: { at: ofAt } }))
  const again = await call({ ...gzip, 'if-none-match': await etagOf() })
  expect([again.statusCode, again.text, again.headers['content-encoding']]).toEqual([304, undefined, undefined])
})

test('a refusal stays one, whatever copy the client has', async () => {
  const etag = await etagOf()
  refusal = new AppError('forbidden')
  for (const header of [etag, '*']) {
    const refused = await call({ 'if-none-match': header })
    expect([refused.statusCode, refused.headers['etag']]).toEqual([403, undefined])
  }
  refusal = undefined
})

test.each([
  ['a link that ends soon', '/v1/link', 'GET'],
  ['a change', '/v1/read', 'POST'],
  ['a page', '/outside', 'GET'],
])('%s has none and is never 304', async (_name, path, method) => {
  const sent = await call({ 'if-none-match': '*' }, path, method)
  expect([sent.statusCode, sent.headers['etag']]).toEqual([200, undefined])
})
