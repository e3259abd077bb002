import { randomBytes } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { offloadIfTooLarge } from '../../functions/shared/http/large-response.ts'
import { apiEvent } from '../support/api-event.ts'

const megabyte = 1024 * 1024
const mostOfLambda = 6 * megabyte

type Kept = { accountId: string; body: Uint8Array; headers: object }

async function given(body: string, acceptEncoding = 'identity') {
  const kept: Kept[] = []
  const responseStorage = async () => ({
    keep: async (accountId: string, bytes: Uint8Array, headers: object) => {
      kept.push({ accountId, body: bytes, headers })
      return 'https://responseStorage.test/1?signed'
    },
  })
  const answer = { statusCode: 200, headers: { 'content-type': 'text/csv' }, body }
  const event = apiEvent({ headers: { 'accept-encoding': acceptEncoding } })
  return { answer: await offloadIfTooLarge(answer, event, 'account', responseStorage), kept }
}

test.each([0, 1_000, megabyte, 5 * megabyte - 1, 5 * megabyte])('%i bytes are given as they are', async (length) => {
  const body = 'x'.repeat(length)
  const { answer, kept } = await given(body)
  expect(answer).toEqual({ statusCode: 200, headers: { 'content-type': 'text/csv' }, body })
  expect(kept).toEqual([])
})

test('a byte more than 5 MB is put on the responseStorage, and the answer says where', async () => {
  const { answer, kept } = await given('x'.repeat(5 * megabyte + 1))
  expect(answer).toEqual({
    statusCode: 303,
    headers: { location: 'https://responseStorage.test/1?signed', 'cache-control': 'no-store' },
  })
  expect(kept).toMatchObject([{ accountId: 'account', headers: { 'content-type': 'text/csv' } }])
  expect(kept[0]?.body).toHaveLength(5 * megabyte + 1)
})

test('bytes are counted and not characters', async () => {
  expect((await given('ü'.repeat(3 * megabyte))).answer.statusCode).toBe(303)
})

test.each(['"', '\n', '\u0001'])('nothing that a function cannot give is given: %j', async (character) => {
  for (const length of [mostOfLambda / 6, mostOfLambda / 2, 4 * megabyte]) {
    const { answer } = await given(character.repeat(length))
    if (answer.statusCode === 200) expect(Buffer.byteLength(JSON.stringify(answer))).toBeLessThan(mostOfLambda)
  }
})

test('who accepts gzip is given what fits then', async () => {
  const body = 'a place somewhere, '.repeat(megabyte)
  const { answer, kept } = await given(body, 'gzip, deflate')
  expect(kept).toEqual([])
  expect(answer).toMatchObject({ statusCode: 200, headers: { 'content-encoding': 'gzip' }, isBase64Encoded: true })
  expect(gunzipSync(Buffer.from(answer.body ?? '', 'base64')).toString()).toBe(body)
})

test('what does not fit even so lies compressed on the responseStorage', async () => {
  const body = randomBytes(7 * megabyte).toString('base64')
  const { answer, kept } = await given(body, 'gzip')
  expect(answer.statusCode).toBe(303)
  expect(kept).toMatchObject([{ headers: { 'content-encoding': 'gzip', 'content-type': 'text/csv' } }])
  expect(gunzipSync(kept[0]?.body ?? new Uint8Array()).toString()).toBe(body)
})

test('an answer without a body stays without one', async () => {
  const none = async () => expect.unreachable('nothing is large here')
  expect(await offloadIfTooLarge({ statusCode: 204 }, apiEvent({}), 'account', none)).toEqual({ statusCode: 204 })
})
