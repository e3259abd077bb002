import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { createClient, problemOf, SignInRequired } from '../../packages/client/src/client.ts'
import { cognito } from '../../packages/client/src/sign-in.ts'
import { aServer } from './a-server.ts'
import { aLane } from './lane.ts'

const baseUrl = 'https://api.example.test'
const gatewaysOwn401 = { status: 401, body: { message: 'Unauthorized' } }

function aTokenSource(...tokens: string[]) {
  const refused: (string | undefined)[] = []
  return {
    refused,
    token: async (old?: string) => {
      refused.push(old)
      const token = tokens.shift()
      if (token === undefined) throw new SignInRequired()
      return token
    },
  }
}

test('a call carries the token, and its answer the types of the document', async () => {
  const { send, requests } = aServer({ status: 200, body: { memberId: 'm1', role: 'worker' } })
  const { data } = await createClient({ baseUrl, fetch: send, ...aTokenSource('first') }).GET('/v1/me')
  const memberId: string | undefined = data?.memberId
  expect(memberId).toBe('m1')
  expect(requests).toMatchObject([{ path: '/v1/me', headers: { authorization: 'Bearer first' } }])
})

test('a 401 is answered once with another token, and the body is sent again', async () => {
  const { send, requests } = aServer(gatewaysOwn401, { status: 201, body: { shiftId: 's1' } })
  const source = aTokenSource('old', 'new')
  const client = createClient({ baseUrl, fetch: send, token: source.token })
  const { response } = await client.POST('/v1/clock-in', { body: { note: 'Oak Street' } })
  expect(response.status).toBe(201)
  expect(source.refused).toEqual([undefined, 'old'])
  expect(requests.map(({ headers, body }) => [headers['authorization'], body])).toEqual([
    ['Bearer old', { note: 'Oak Street' }],
    ['Bearer new', { note: 'Oak Street' }],
  ])
})

test('a second 401 is the caller’s, and so is a sign-in that ended', async () => {
  const twice = aServer(gatewaysOwn401, gatewaysOwn401)
  const { error, response } = await createClient({ baseUrl, fetch: twice.send, ...aTokenSource('a', 'b') }).GET(
    '/v1/me',
  )
  expect([response.status, problemOf(error)]).toEqual([401, undefined])
  const ended = createClient({ baseUrl, fetch: aServer(gatewaysOwn401).send, ...aTokenSource('a') })
  await expect(ended.GET('/v1/me')).rejects.toBeInstanceOf(SignInRequired)
})

test('a problem of the API is told from what others answer', () => {
  expect(problemOf({ code: 'overlap', status: 409 })?.code).toBe('overlap')
  for (const other of [{ message: 'Not Found' }, '<html>', undefined, null, { code: 7 }])
    expect(problemOf(other)).toBeUndefined()
})

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

/** On 127.0.0.1. `asked` is what came, as method, whether with a token, and body. */
async function listening(answer: { status: number; location?: string }) {
  const asked: [string | undefined, boolean, string][] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const part of request) body += part
    asked.push([request.method, request.headers.authorization !== undefined, body])
    response.writeHead(answer.status, answer.location === undefined ? {} : { location: answer.location }).end('{}')
  })
  closing.push(() => server.close())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

test.each([301, 302, 307, 308])('a %i takes no password, hours or positions to another server', async (status) => {
  const other = await listening({ status: 200 })
  const { url, asked } = await listening({ status, location: other.url })
  const send = (request: Request) => fetch(request)
  const lane = aLane([], { baseUrl: url, fetch: send })
  await lane.clockIn()
  expect(await lane.send()).toMatchObject({ state: 'waiting', because: 'unavailable' })
  const signIn = cognito({ endpoint: url, clientId: 'app' })
  await expect(signIn.signIn('ana@example.test', 'secret')).rejects.toMatchObject({ code: 'unavailable' })
  const api = createClient({ baseUrl: url, ...aTokenSource('token') })
  await expect(api.POST('/v1/clock-in', { body: { note: 'Oak Street' } })).rejects.toThrow()
  expect(asked).toHaveLength(3)
  expect(other.asked).toEqual([])
})

test('a large answer that is stored elsewhere is read there, without the token', async () => {
  const other = await listening({ status: 200 })
  const { url } = await listening({ status: 303, location: other.url })
  const { response } = await createClient({ baseUrl: url, ...aTokenSource('token') }).GET('/v1/shifts')
  expect(response.status).toBe(200)
  expect(other.asked).toEqual([['GET', false, '']])
})

test('a client sends its token to no address without TLS', () => {
  expect(() => createClient({ baseUrl: 'http://api.example.test', ...aTokenSource() })).toThrow('baseUrl: must begin')
})
