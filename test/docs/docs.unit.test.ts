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

test('the health check responds', async () => {
  expect(await get('/healthz')).toMatchObject({ statusCode: 200, text: '{"status":"ok"}' })
})
