import { afterEach, describe, expect, test, vi } from 'vitest'
import * as z from 'zod'
import { CancelErasure, ShowErasure } from '../../../functions/erasure/status/routes.ts'
import { AppError } from '../../../functions/shared/errors.ts'
import { httpWith } from '../../../functions/shared/http/http.ts'
import { logRefusal } from '../../../functions/shared/http/refusals/log-refusal.ts'
import { bind, ok, route, takesOnlyKnownQuery } from '../../../functions/shared/http/route.ts'
import { apiEvent, lambdaContext } from '../../support/api-event.ts'

const common = { method: 'POST', access: 'public', summary: 'A route', responses: { 200: z.object({}) } } as const
const Plain = route({ ...common, path: '/v1/plain' })
const Queried = route({ ...common, path: '/v1/queried', query: z.object({ from: z.string().optional() }) })
const Lenient = route({ ...common, path: '/v1/lenient', ignoresUnknownQuery: true })
const Page = route({ ...common, path: '/page' })
const evidence = z.union([z.string(), z.record(z.string().max(5), z.string())])
const Deep = route({
  ...common,
  path: '/v1/deep',
  body: z.strictObject({
    kind: z.enum(['a', 'b']),
    list: z.array(z.strictObject({ at: z.iso.datetime() })).optional(),
    evidence: evidence.optional(),
  }),
})

const apiUrl = () => 'https://api.test'
const work = { run: async (): Promise<object> => ({}) }
const handler = httpWith(
  { table: () => expect.unreachable('a public route opens no table'), apiUrl },
  ...[Plain, Queried, Lenient, Page, Deep].map((each) => bind(each, async () => ok(await work.run()))),
)

async function call(path: string, more: Partial<Parameters<typeof apiEvent>[0]> = {}) {
  const response = await handler(apiEvent({ method: 'POST', path, ...more }), lambdaContext)
  return { ...response, json: JSON.parse(response.body ?? 'null') }
}

const logged = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
const lines = () => logged.mock.calls.map(([line]) => JSON.parse(String(line)))
afterEach(() => {
  work.run = async () => ({})
  logged.mockClear()
})

describe('an unknown query parameter', () => {
  test.each(['/v1/plain', '/v1/queried'])('is refused and named by %s', async (path) => {
    const response = await call(path, { query: { fron: 'canary' } })
    expect(response).toMatchObject({ statusCode: 422, json: { code: 'invalid' } })
    expect(response.json.errors).toEqual([{ path: ['fron'], message: 'is not a query parameter of this route' }])
    expect(response.body).not.toContain('canary')
  })

  test('is named without what is invisible, and cut', async () => {
    const { json } = await call('/v1/plain', { query: { [`a\u202e\u0000\n${'b'.repeat(100)}`]: '' } })
    expect(json.errors[0].path).toEqual([`a${'b'.repeat(39)}`])
  })

  test.each(['constructor', '__proto__', 'toString'])('may be called %s', async (name) => {
    const query = JSON.parse(`{"${name}":"x"}`)
    expect(await call('/v1/queried', { query })).toMatchObject({ statusCode: 422 })
  })

  test.each([ShowErasure, CancelErasure])('is ignored by $method $path, whose link stands in emails', (route) => {
    expect(takesOnlyKnownQuery(route)).toBe(false)
  })

  test.each(['/v1/lenient', '/page'])('is ignored by %s', async (path) => {
    expect(await call(path, { query: { utm_source: 'email' } })).toMatchObject({ statusCode: 200 })
  })
})

describe('a request that does not parse is answered without its words', () => {
  const refused = (body: object) => call('/v1/deep', { body: JSON.stringify(body) })

  test.each([
    ['a key', { kind: 'a', canary: 1 }, [], 'holds unknown fields; known are kind, list, evidence'],
    ['a key further in', { kind: 'a', list: [{ canary: 1 }] }, ['list', '0'], 'holds unknown fields; known are at'],
    ['an option', { kind: 'canary' }, ['kind'], 'Invalid option: expected one of "a"|"b"'],
    ['a time', { kind: 'a', list: [{ at: 'canary' }] }, ['list', '0', 'at'], 'Invalid ISO datetime'],
  ])('%s', async (_name, body, path, message) => {
    const { json, body: sent } = await refused(body)
    expect(json.errors).toContainEqual({ path, message })
    expect(sent).not.toContain('canary')
  })

  test('the client’s own keys are not on a path', async () => {
    for (const own of [{ canary: 7 }, { canaries: 'x' }]) {
      const { json, body } = await refused({ kind: 'a', evidence: own })
      expect(json.errors.length).toBeGreaterThan(0)
      expect(body).not.toContain('canar')
    }
  })
})

describe('every answer', () => {
  const safe = {
    'x-content-type-options': 'nosniff',
    'strict-transport-security': 'max-age=63072000',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
  }
  test.each([
    ['a success', '/v1/plain', {}],
    ['a refusal', '/v1/plain', { query: { x: '1' } }],
    ['an unknown route', '/v1/nothing', {}],
  ])('%s is safe in a browser', async (_name, path, more) => {
    expect((await call(path, more)).headers).toMatchObject(safe)
  })

  test('a failure is safe in a browser', async () => {
    work.run = () => Promise.reject(new Error('boom'))
    expect((await call('/v1/plain')).headers).toMatchObject(safe)
  })
})

describe('what is logged of a refusal', () => {
  test.each([
    ['an expected refusal', new AppError('not_found'), []],
    [
      'a request to come again',
      new AppError('not_yet'),
      [{ level: 'info', event: 'request_deferred', code: 'not_yet' }],
    ],
    ['contention', new AppError('unavailable'), [{ level: 'warn', event: 'request_unavailable', status: 503 }]],
    ['a bug', new Error('boom'), [{ level: 'error', event: 'request_failed', frames: expect.any(Array) }]],
  ])('%s', async (_name, failure, expected) => {
    work.run = () => Promise.reject(failure)
    await call('/v1/plain')
    expect(lines()).toMatchObject(expected)
    if (failure instanceof AppError) for (const line of lines()) expect(line).not.toHaveProperty('frames')
  })

  test('a phone app’s own fault, which it is told as 503, is none of ours', () => {
    const refusal = new AppError('too_large')
    logRefusal(refusal, refusal, apiEvent({}), 503)
    expect(lines()).toMatchObject([{ level: 'info', event: 'request_deferred', code: 'too_large', status: 503 }])
  })
})
