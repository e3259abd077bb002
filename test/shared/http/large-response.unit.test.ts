import { randomBytes } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { offloadIfTooLarge } from '../../../functions/shared/http/large-response.ts'
import { apiEvent } from '../../support/api-event.ts'

const megabyte = 1024 * 1024
const lambdaLimit = 6 * megabyte

type Stored = { accountId: string; body: Uint8Array; headers: object }

async function offload(body: string, acceptEncoding = 'identity') {
  const stored: Stored[] = []
  const responseStorage = async () => ({
    keep: async (accountId: string, bytes: Uint8Array, headers: object) => {
      stored.push({ accountId, body: bytes, headers })
      return 'https://storage.test/1?signed'
    },
  })
  const response = { statusCode: 200, headers: { 'content-type': 'text/csv' }, body }
  const event = apiEvent({ headers: { 'accept-encoding': acceptEncoding } })
  return { response: await offloadIfTooLarge(response, event, 'account', responseStorage), stored }
}

test.each([0, 1_000, megabyte, 5 * megabyte - 1, 5 * megabyte])('%i bytes are returned unchanged', async (length) => {
  const body = 'x'.repeat(length)
  const { response, stored } = await offload(body)
  expect(response).toEqual({ statusCode: 200, headers: { 'content-type': 'text/csv' }, body })
  expect(stored).toEqual([])
})

test('one byte more than 5 MB is stored, and the response is a 303 to it', async () => {
  const { response, stored } = await offload('x'.repeat(5 * megabyte + 1))
  expect(response).toEqual({
    statusCode: 303,
    headers: { location: 'https://storage.test/1?signed', 'cache-control': 'no-store' },
  })
  expect(stored).toMatchObject([{ accountId: 'account', headers: { 'content-type': 'text/csv' } }])
  expect(stored[0]?.body).toHaveLength(5 * megabyte + 1)
})

test('the 303 has the tag of what it leads to', async () => {
  const headers = { 'content-type': 'text/csv', etag: 'W/"1"' }
  const storage = async () => ({ keep: async () => 'https://storage.test/1?signed' })
  const large = { statusCode: 200, headers, body: 'x'.repeat(5 * megabyte + 1) }
  const { statusCode, headers: given } = await offloadIfTooLarge(large, apiEvent({}), 'account', storage)
  expect([statusCode, given]).toEqual([303, expect.objectContaining({ etag: 'W/"1"' })])
})

test('the limit counts bytes, not characters', async () => {
  expect((await offload('ü'.repeat(3 * megabyte))).response.statusCode).toBe(303)
})

test.each(['"', '\n', '\u0001'])('a response is never larger than Lambda allows: %j', async (character) => {
  for (const length of [lambdaLimit / 6, lambdaLimit / 2, 4 * megabyte]) {
    const { response } = await offload(character.repeat(length))
    if (response.statusCode === 200) expect(Buffer.byteLength(JSON.stringify(response))).toBeLessThan(lambdaLimit)
  }
})

test('a client that accepts gzip gets what fits when compressed', async () => {
  const body = 'a place somewhere, '.repeat(megabyte)
  const { response, stored } = await offload(body, 'gzip, deflate')
  expect(stored).toEqual([])
  expect(response).toMatchObject({ statusCode: 200, headers: { 'content-encoding': 'gzip' }, isBase64Encoded: true })
  expect(gunzipSync(Buffer.from(response.body ?? '', 'base64')).toString()).toBe(body)
})

test('what is too large even then is stored compressed', async () => {
  const body = randomBytes(7 * megabyte).toString('base64')
  const { response, stored } = await offload(body, 'gzip')
  expect(response.statusCode).toBe(303)
  expect(stored).toMatchObject([{ headers: { 'content-encoding': 'gzip', 'content-type': 'text/csv' } }])
  expect(gunzipSync(stored[0]?.body ?? new Uint8Array()).toString()).toBe(body)
})

test('a response without a body stays without one', async () => {
  const none = async () => expect.unreachable('there is nothing to store')
  expect(await offloadIfTooLarge({ statusCode: 204 }, apiEvent({}), 'account', none)).toEqual({ statusCode: 204 })
})
