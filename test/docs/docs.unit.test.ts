import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { handler } from '../../functions/docs/handlers/docs.ts'
import { apiEvent, lambdaContext } from '../support/api-event.ts'

async function get(path: string) {
  const { statusCode, headers, body = '', isBase64Encoded } = await handler(apiEvent({ path }), lambdaContext)
  const text = isBase64Encoded ? gunzipSync(Buffer.from(body, 'base64')).toString() : body
  return { statusCode, headers: headers as Record<string, string>, text }
}

test('openapi.json is JSON', async () => {
  const { statusCode, headers, text } = await get('/openapi.json')
  expect([statusCode, headers['content-type']]).toEqual([200, 'application/json'])
  expect(JSON.parse(text).info.title).toBe('Fieldpost')
})

test('the page loads no external resources and runs only its own script', async () => {
  const { headers, text } = await get('/docs')
  expect(headers['content-type']).toBe('text/html; charset=utf-8')
  expect(text).not.toMatch(/(src|href)="(https?:)?\/\//)
  expect(text).not.toMatch(/https?:\/\//)
  const policy = headers['content-security-policy'] ?? ''
  expect(policy).toContain("default-src 'none'")
  for (const tag of ['style', 'script']) {
    const inside = text.split(`<${tag}>`)[1]?.split(`</${tag}>`)[0] ?? ''
    const hash = createHash('sha256').update(inside).digest('base64')
    expect(policy).toContain(`${tag}-src 'sha256-${hash}'`)
  }
})

test('its script parses, and never interprets openapi.json as markup', async () => {
  const script = /<script>([\s\S]*)<\/script>/.exec((await get('/docs')).text)?.[1] ?? ''
  expect(() => new Function(script)).not.toThrow()
  expect(script).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write/)
})

test('the health check responds', async () => {
  expect(await get('/healthz')).toMatchObject({ statusCode: 200, text: '{"status":"ok"}' })
})
