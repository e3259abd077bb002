import { brotliCompressSync, deflateSync, gunzipSync, gzipSync } from 'node:zlib'
import { expect, test, vi } from 'vitest'
import * as z from 'zod'
import { AppError, tooMany } from '../../../functions/shared/errors.ts'
import { id, text } from '../../../functions/shared/fields.ts'
import { httpWith } from '../../../functions/shared/http/http.ts'
import { bind, ok, route, textResponse } from '../../../functions/shared/http/route.ts'
import { apiEvent, lambdaContext } from '../../support/api-event.ts'

const Echo = route({
  method: 'POST',
  path: '/echo/{id}',
  access: 'public',
  summary: 'Echoes the text',
  params: z.object({ id }),
  body: z.strictObject({ say: text(2_000) }),
  responses: { 200: z.object({ id: z.string(), echo: z.string() }) },
})
const Break = route({
  method: 'GET',
  path: '/break',
  access: 'public',
  summary: 'Fails',
  responses: { 200: z.object({}) },
})
const Page = route({
  method: 'GET',
  path: '/page',
  access: 'public',
  summary: 'A page',
  responses: { 200: { contentType: 'text/html' } },
})
const Used = route({ ...Page, path: '/used', isSingleUse: true })
const Mine = route({
  method: 'GET',
  path: '/mine',
  access: 'login',
  summary: 'Who',
  responses: { 200: z.object({ sub: z.string() }) },
})

const apiUrl = () => 'https://api.test'
const handler = (failure: unknown = new Error('boom')) =>
  httpWith(
    { table: () => expect.unreachable('a public route opens no table'), apiUrl },
    bind(Echo, async ({ params, body }) => ok({ id: params.id, echo: body.say, secret: 'never declared' })),
    bind(Break, () => Promise.reject(failure)),
    bind(Page, async () => textResponse('text/html', 'x'.repeat(2_000))),
    bind(Used, async () => textResponse('text/html', 'used up')),
    bind(Mine, async (_request, caller) => ok({ sub: caller.sub })),
  )

async function call(event: Parameters<typeof apiEvent>[0], failure?: unknown) {
  const response = await handler(failure)(apiEvent(event), lambdaContext)
  const { isBase64Encoded, body: raw = 'null' } = response
  const body = isBase64Encoded ? gunzipSync(Buffer.from(raw, 'base64')).toString() : raw
  return { ...response, json: JSON.parse(body) }
}

const echo = (body: string, more = {}) =>
  call({ method: 'POST', path: '/echo/abc', routeKey: 'POST /echo/{id}', params: { id: 'abc' }, body, ...more })

test('a response has declared fields only', async () => {
  expect(await echo('{"say":"hi"}')).toMatchObject({ statusCode: 200, json: { id: 'abc', echo: 'hi' } })
  expect((await echo('{"say":"hi"}')).json).not.toHaveProperty('secret')
})

test.each([
  ['not JSON', '{"say":', {}, 400, 'malformed_json'],
  ['NaN', '{"say":NaN}', {}, 400, 'malformed_json'],
  ['a wrong type', '{"say":7}', {}, 422, 'invalid'],
  ['an unknown field', '{"say":"hi","more":1}', {}, 422, 'invalid'],
  ['a null byte', '{"say":"a\\u0000b"}', {}, 422, 'invalid'],
  ['a lone surrogate', '{"say":"\\ud800"}', {}, 422, 'invalid'],
  ['no body', '', {}, 422, 'invalid'],
  ['a long text', JSON.stringify({ say: 'x'.repeat(2_001) }), {}, 422, 'invalid'],
  ['too many bytes', JSON.stringify({ say: 'x'.repeat(300_000) }), {}, 413, 'too_large'],
  [
    'another content type',
    '{"say":"hi"}',
    { headers: { 'content-type': 'text/plain' } },
    415,
    'unsupported_media_type',
  ],
  ['a malformed id', '{"say":"hi"}', { params: { id: '../x' } }, 404, 'not_found'],
  ['an unknown route', '{"say":"hi"}', { routeKey: 'GET /nothing' }, 404, 'not_found'],
])('%s is answered with a problem', async (_name, body, more, status, code) => {
  const response = await echo(body, more)
  const type = `https://api.test/docs#error-${code}`
  expect(response).toMatchObject({ statusCode: status, json: { status, code, type, requestId: 'r' } })
  expect(response.headers?.['content-type']).toBe('application/problem+json')
})

const sent = (bytes: Buffer, coding: string) =>
  echo(bytes.toString('base64'), {
    isBase64Encoded: true,
    headers: { 'content-type': 'application/json', 'content-encoding': coding },
  })

test.each([
  ['gzip', gzipSync('{"say":"hi"}'), 200, undefined],
  ['deflate', deflateSync('{"say":"hi"}'), 200, undefined],
  ['BR', brotliCompressSync('{"say":"hi"}'), 200, undefined],
  ['gzip', gzipSync('{"say":"h').subarray(0, -9), 400, 'malformed_json'],
  ['gzip', gzipSync(JSON.stringify({ say: 'x'.repeat(300_000) })), 413, 'too_large'],
  ['gzip', Buffer.from([0x1f, 0x8b, 8, 0, 1, 2]), 422, 'invalid'],
  ['deflate', gzipSync('{"say":"hi"}'), 200, undefined],
  ['gzip', Buffer.concat([gzipSync('{"say":"hi"}'), Buffer.from('\r\n')]), 200, undefined],
  ['gzip', Buffer.concat([gzipSync('{"say":"hi"}'), Buffer.from('garbage')]), 422, 'invalid'],
  ['zstd', gzipSync('{"say":"hi"}'), 415, 'unsupported_media_type'],
  ['gzip, gzip, gzip', gzipSync('{"say":"hi"}'), 415, 'unsupported_media_type'],
])('a body compressed as %s, %s', async (coding, bytes, status, code) => {
  const { statusCode, json } = await sent(bytes, coding)
  expect([statusCode, json.code]).toEqual([status, code])
  if (status === 422) expect(json.errors).toEqual([{ path: [], message: expect.any(String) }])
})

test('the problem of an invalid request names the fields and does not quote them', async () => {
  const { json } = await echo('{"say":["+15551234567"]}')
  expect(json.errors).toEqual([{ path: ['say'], message: expect.any(String) }])
  expect(JSON.stringify(json)).not.toContain('5551234567')
})

const awsError = (name: string, status: number) =>
  Object.assign(new Error(name), { name, $metadata: { httpStatusCode: status } })

test.each([
  ['a bug', new Error('row of Jane Doe, +15551234567'), 500, 'internal'],
  ['a denied action', awsError('AccessDeniedException', 400), 500, 'internal'],
  ['throttling', awsError('ThrottlingException', 400), 503, 'unavailable'],
  ['a platform error', awsError('InternalServerError', 500), 503, 'unavailable'],
  ['a broken connection', Object.assign(new Error('x'), { code: 'ECONNRESET' }), 503, 'unavailable'],
  ['too many', tooMany('of these', 1_000, 61_001), 429, 'too_many', '61'],
  ['an error for the client', new AppError('overlap', 'with another', { shift: { shiftId: 's' } }), 409, 'overlap'],
])('%s', async (_name, failure, status, code, retryAfter = status === 503 ? '5' : undefined) => {
  const logged = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  const response = await call({ path: '/break' }, failure)
  expect(response).toMatchObject({ statusCode: status, json: { status, code } })
  expect(response.headers?.['retry-after']).toBe(retryAfter)
  const lines = logged.mock.calls.map(([line]) => String(line))
  expect(lines).toHaveLength(status >= 500 ? 1 : 0)
  // plain JSON, so that metric filters find its fields
  for (const line of lines) expect(JSON.parse(line)).toMatchObject({ level: 'error', event: 'request_failed', status })
  expect(JSON.stringify([response.json, lines])).not.toContain('Jane')
  logged.mockRestore()
})

test.each([{}, { 'accept-encoding': 'gzip' }])('HEAD is GET without the body: %o', async (headers) => {
  const ask = (method: string) =>
    handler()(apiEvent({ method, path: '/page', routeKey: `${method} /page`, headers }), lambdaContext)
  const { body, ...got } = await ask('GET')
  expect(body).toBeTruthy()
  expect(await ask('HEAD')).toEqual(got)
})

test('a GET that uses something up does not run for HEAD', async () => {
  const ask = (method: string) =>
    handler()(apiEvent({ method, path: '/used', routeKey: `${method} /used` }), lambdaContext)
  expect([(await ask('GET')).statusCode, (await ask('HEAD')).statusCode]).toEqual([200, 404])
})

test('a refused HEAD has no body either', async () => {
  const head = { method: 'HEAD', path: '/x', routeKey: 'HEAD /nothing' }
  const { body, statusCode, headers } = await handler()(apiEvent(head), lambdaContext)
  expect([statusCode, headers?.['content-type'], body]).toEqual([404, 'application/problem+json', undefined])
})

test('a login route needs an access token', async () => {
  expect(await call({ path: '/mine' })).toMatchObject({ statusCode: 401, json: { code: 'unauthorized' } })
  expect(await call({ path: '/mine', sub: 'me' })).toMatchObject({ statusCode: 200, json: { sub: 'me' } })
})

test('responses are compressed for clients that accept gzip', async () => {
  const body = JSON.stringify({ say: 'x'.repeat(2_000) })
  expect(
    await echo(body, { headers: { 'content-type': 'application/json', 'accept-encoding': 'br, gzip' } }),
  ).toMatchObject({
    isBase64Encoded: true,
    json: { echo: 'x'.repeat(2_000) },
  })
  const plain = await echo(body, { headers: { 'content-type': 'application/json', 'accept-encoding': 'gzip;q=0' } })
  expect(plain.isBase64Encoded).toBeFalsy()
})
