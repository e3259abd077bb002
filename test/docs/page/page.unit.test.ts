import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { allRoutes } from '../../../functions/docs/contract.ts'
import { openapiOf } from '../../../functions/docs/openapi.ts'
import type { Document } from '../../../functions/docs/page/document.ts'
import { linkOfError } from '../../../functions/docs/page/errors.ts'
import { groupsOf } from '../../../functions/docs/page/groups.ts'
import { docsHeaders, docsPage } from '../../../functions/docs/page/page.ts'
import { errorCodes } from '../../../functions/shared/errors.ts'

const document = JSON.parse(JSON.stringify(openapiOf(allRoutes))) as Document
const installation = {
  apiUrl: 'https://api.example.test',
  cognitoUrl: 'https://cognito.example.test/',
  clientId: 'client-of-example',
}
const page = docsPage(document, installation)
const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
const entities: Readonly<Record<string, string>> = { quot: '"', '#39': "'", lt: '<', gt: '>', amp: '&' }
const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods))

describe('the page', () => {
  test('loads nothing, and allows its own style and script only', () => {
    expect(page).not.toMatch(/(src|href)="(https?:)?\/\//)
    expect(page).not.toMatch(/<(link|img|iframe|object)\b|@import|url\(/)
    const policy = docsHeaders['content-security-policy'] ?? ''
    expect(policy).toContain("default-src 'none'")
    for (const tag of ['style', 'script']) {
      const inside = page.split(`<${tag}>`)[1]?.split(`</${tag}>`)[0] ?? ''
      expect(policy).toContain(`${tag}-src 'sha256-${createHash('sha256').update(inside).digest('base64')}'`)
    }
  })

  test('is small enough for a phone: 500 KB', () => {
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(500_000)
  })

  test('has a script that parses and sets text only', () => {
    const script = /<script>([\s\S]*)<\/script>/.exec(page)?.[1] ?? ''
    expect(() => new Function(script)).not.toThrow()
    expect(script).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write/)
  })

  test('has each id once, and a target for every link within it', () => {
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
    const targets = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
    expect(targets.filter((id) => !ids.includes(id))).toEqual([])
  })

  test('keeps the anchors of the guide, which others link to', () => {
    expect(ids).toEqual(
      expect.arrayContaining([
        ...['start-here', 'conventions', 'sign-in', 'where-logins-come-from', 'challenges', 'tokens'],
        ...['what-cognito-refuses', 'forgotten-password', 'your-first-shift', 'what-an-upload-answers'],
        ...['apps-that-are-there-already', 'requests-and-answers', 'sending-a-request-again', 'lists'],
        ...['large-answers', 'errors', 'limits', 'offline-phones', 'versions-and-what-may-change'],
        ...['objects', 'error-codes'],
      ]),
    )
  })

  test('has an anchor for every operation and every error code', () => {
    expect(ids).toEqual(expect.arrayContaining(operations.map(({ operationId }) => operationId)))
    expect(ids).toEqual(expect.arrayContaining(errorCodes.map((code) => `error-${code}`)))
  })

  test('leads from a code to its entry, and not from a status of the same name', () => {
    const answers = page.split('id="approveShift"')[1]?.split('</details>')[0]
    expect(answers).toContain('<a href="#error-invalid"><code>invalid</code></a>')
    expect(page).toContain('<code>outsideShift</code> and <code>invalid</code>')
    expect(['not_yet', 'approved', 'no_such'].map(linkOfError)).toEqual(['error-not_yet', undefined, undefined])
  })

  test('says where and with which client this installation signs in', () => {
    for (const value of Object.values(installation)) expect(page).toContain(value)
    expect(page).not.toMatch(/\{(apiUrl|cognitoUrl|clientId)\}/)
  })

  test('shows what the document says as text, never as markup', () => {
    const hostile = '<script>alert(1)</script>'
    const operation = {
      operationId: 'x"><b',
      summary: hostile,
      description: `[a](javascript:alert(1)) ${hostile}`,
      parameters: [{ name: hostile, in: 'query', required: true, schema: { enum: [hostile] } }],
      responses: { 200: { description: hostile, content: { [hostile]: { schema: { description: hostile } } } } },
    }
    const shown = docsPage(
      { info: { title: hostile }, paths: { [`/v1/me/${hostile}`]: { post: operation } } },
      installation,
    )
    expect(shown.match(/<script>/g)).toHaveLength(1)
    expect(shown).not.toContain('javascript:alert(1)"')
    expect(shown).not.toContain('x"><b')
  })
})

test('every curl command is shell, and every call of the client JavaScript', () => {
  const code = (label: string) =>
    [...page.matchAll(new RegExp(`<pre tabindex="0" aria-label="${label}: [^"]*"><code>([^<]*)</code>`, 'g'))].map(
      ([, text = '']) => text.replace(/&(quot|#39|lt|gt|amp);/g, (_, name: string) => entities[name] ?? ''),
    )
  const commands = code('curl')
  expect(commands).toHaveLength(operations.length)
  const { status, stderr } = spawnSync('sh', ['-n'], { input: commands.join('\n'), encoding: 'utf8' })
  expect([status, stderr]).toEqual([0, ''])
  const calls = code('Client')
  expect(calls.length).toBeGreaterThan(50)
  for (const call of calls) expect(() => new Function('client', `return async () => { ${call} }`)).not.toThrow()
})

test('a group has the order of a day, then of its paths', () => {
  const pathsOf = (title: string) =>
    groupsOf(document)
      .find((group) => group.title === title)
      ?.operations.map(({ method, path }) => `${method} ${path}`)
  expect(pathsOf('Clocking')).toEqual([
    'post /v1/clock-in',
    'post /v1/breaks/start',
    'post /v1/breaks/end',
    'post /v1/clock-out',
  ])
  expect(pathsOf('Customers and consent')?.slice(0, 3)).toEqual([
    'get /v1/customers',
    'post /v1/customers',
    'get /v1/customers/{id}',
  ])
})

test('every operation is in one group, and /v1 in none that is for the rest', () => {
  const groups = groupsOf(document)
  expect(groups.flatMap((group) => group.operations)).toHaveLength(operations.length)
  const rest = groups.find(({ title }) => title === 'This installation')?.operations.map(({ path }) => path) ?? []
  expect(rest).toContain('/openapi.json')
  expect(rest.filter((path) => path.startsWith('/v1/'))).toEqual([])
})
