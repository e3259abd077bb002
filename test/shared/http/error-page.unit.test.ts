import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { AppError, type ErrorCode } from '../../../functions/shared/errors.ts'
import { httpWith } from '../../../functions/shared/http/http.ts'
import { bind, ok, route } from '../../../functions/shared/http/route.ts'
import { apiEvent, lambdaContext } from '../../support/api-event.ts'

const html = { contentType: 'text/html; charset=utf-8' }
const common = { access: 'public', summary: 'A route' } as const
const Form = route({ ...common, method: 'POST', path: '/form', responses: { 200: html } })
const Shown = route({ ...common, method: 'GET', path: '/shown', responses: { 200: [z.object({}), html] } })
const Data = route({ ...common, method: 'POST', path: '/data', responses: { 200: z.object({}) } })

const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'
const work: { error: Error } = { error: new Error() }
const handler = httpWith(
  { table: () => expect.unreachable('a public route opens no table'), apiUrl: () => 'https://api.test' },
  ...[Form, Shown, Data].map((each) =>
    bind(each, async () => {
      if (work.error) throw work.error
      return ok({})
    }),
  ),
)
async function call(path: string, error: Error, headers: Record<string, string>, method = 'POST') {
  work.error = error
  return handler(apiEvent({ method, path, headers }), lambdaContext)
}

describe('an error of a page', () => {
  test.each<[ErrorCode, number, RegExp, RegExp]>([
    ['too_many', 429, /tried too often/, /demasiadas veces/],
    ['version_conflict', 409, /changed meanwhile/, /ha cambiado entretanto/],
    ['unavailable', 503, /fault is ours/, /fallo es nuestro/],
    ['invalid', 422, /check what you entered/, /compruebe lo que ha escrito/],
    ['not_found', 404, /nothing here/, /no hay nada/],
  ])('%s is a page to a browser, in its language', async (code, status, english, spanish) => {
    for (const [language, words] of [
      ['en-GB', english],
      ['es-MX,es;q=0.9,en;q=0.8', spanish],
    ] as const) {
      const answer = await call('/form', new AppError(code), { accept: browser, 'accept-language': language })
      expect(answer).toMatchObject({ statusCode: status, body: expect.stringMatching(words) })
      expect(answer.headers).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'content-language': language.slice(0, 2),
        'content-security-policy': expect.stringContaining("default-src 'none'"),
        'cache-control': 'no-store',
      })
      expect(answer.body).toContain(`href="/privacy?lang=${language.slice(0, 2)}"`)
    }
  })

  test('names the request, says when to come again, and tells nothing of the cause', async () => {
    const answer = await call('/form', new AppError('unavailable', 'canary'), { accept: browser })
    expect(answer.headers).toMatchObject({ 'retry-after': '5' })
    expect(answer.body).toMatch(/name this number: r</)
    expect(answer.body).not.toContain('canary')
    const fault = await call('/shown', new TypeError('canary <b>'), { accept: browser }, 'GET')
    expect(fault).toMatchObject({ statusCode: 500, body: expect.stringContaining('fault is ours') })
    expect(fault.body).not.toContain('canary')
  })

  test.each([undefined, '*/*', 'application/json', 'application/json, text/html;q=0.5'])(
    'is a problem to a program that accepts %s',
    async (accept) => {
      const answer = await call('/form', new AppError('too_many'), accept === undefined ? {} : { accept })
      expect(answer.headers).toMatchObject({ 'content-type': 'application/problem+json' })
      expect(JSON.parse(answer.body ?? '')).toMatchObject({ code: 'too_many', status: 429, requestId: 'r' })
    },
  )

  test('has no body for HEAD', async () => {
    work.error = new AppError('not_found')
    const answer = await handler(
      apiEvent({ method: 'HEAD', path: '/shown', headers: { accept: browser } }),
      lambdaContext,
    )
    expect(answer).toMatchObject({ statusCode: 404, headers: { 'content-type': 'text/html; charset=utf-8' } })
    expect(answer.body).toBeUndefined()
  })
})

test('a route of data answers a browser with a problem', async () => {
  const answer = await call('/data', new AppError('too_many'), { accept: browser })
  expect(answer.headers).toMatchObject({ 'content-type': 'application/problem+json' })
})
