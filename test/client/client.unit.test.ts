import { expect, test } from 'vitest'
import { createClient, problemOf, SignInRequired } from '../../packages/client/src/client.ts'
import { aServer } from './a-server.ts'

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
