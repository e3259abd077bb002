import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Company, openCompany } from '../support/company.ts'
import type { RequestOptions } from '../support/http.ts'
import { type LocalCloud, startLocalCloud } from '../support/local-cloud.ts'
import { hasId, pathWith, signedInRoutes } from './every-route.ts'
import { type Ids, idsOf } from './ids-of.ts'

let cloud: LocalCloud
let ours: Company
let theirs: Company
let idsOfTheirs: Ids

beforeAll(async () => {
  cloud = await startLocalCloud()
  ours = await openCompany(cloud, 'ours')
  theirs = await openCompany(cloud, 'theirs')
  idsOfTheirs = await idsOf(cloud, theirs)
}, 120_000)
afterAll(() => cloud.stop())

const ask = (method: string, path: string, options: RequestOptions) =>
  cloud.request<{ code?: string }>(method, path, options)
const none = () => '01JD0000000000000000000000'

describe('without a token', () => {
  test.each(signedInRoutes)('$key is closed', async (route) => {
    const answer = await ask(route.method, pathWith(route, none), {})
    expect(answer).toMatchObject({ status: 401, body: { message: expect.any(String) } })
  })
})

describe('a login without an account', () => {
  test.each(signedInRoutes.filter(({ access }) => access !== 'login'))('$key returns no_account', async (route) => {
    const { token } = await stranger()
    expect(await ask(route.method, pathWith(route, none), { token })).toMatchObject({
      status: 403,
      body: { code: 'no_account' },
    })
  })
  let login: ReturnType<LocalCloud['signUp']> | undefined
  const stranger = () => {
    login ??= cloud.signUp('stranger@example.test')
    return login
  }
})

describe('a role without the right', () => {
  test.each(signedInRoutes.filter(({ access }) => access === 'owner'))('$key is for owners', async (route) => {
    for (const { token } of [ours.office, ours.worker]) {
      const answer = await ask(route.method, pathWith(route, none), { token, body: route.valid })
      expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } })
    }
  })

  test.each(signedInRoutes.filter(({ access }) => access === 'staff'))(
    '$key is for staff and owners',
    async (route) => {
      const { token } = ours.worker
      const answer = await ask(route.method, pathWith(route, none), { token, body: route.valid })
      expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } })
    },
  )
})

describe('what belongs to another account', () => {
  const withId = signedInRoutes.filter(hasId)

  test.each(withId)('$key is not found, exactly like an id that never existed', async (route) => {
    const { token } = ours.owner
    const idOf = (noun: string) => {
      expect(idsOfTheirs).toHaveProperty(noun)
      return idsOfTheirs[noun] ?? ''
    }
    const options = { token, ...(route.valid && { body: route.valid }) }
    const another = await ask(route.method, pathWith(route, idOf) + route.search, options)
    expect(another).toMatchObject({ status: 404, body: { code: 'not_found' } })
    const never = await ask(route.method, pathWith(route, none) + route.search, options)
    const told = ({ status, body }: typeof never) => [status, { ...body, requestId: undefined }]
    expect(told(another)).toEqual(told(never))
  })

  test('is unchanged', async () => {
    const members = await cloud.get<{ items: { memberId: string }[] }>('/v1/members', theirs.owner.token)
    expect(members.body.items.map(({ memberId }) => memberId)).toContain(theirs.worker.memberId)
    expect(await cloud.get('/v1/me', theirs.worker.token)).toMatchObject({ status: 200 })
  })
})

describe('bad input gets a problem, never a 500', () => {
  const withBody = signedInRoutes.filter(({ body, bodyType = 'json' }) => body !== undefined && bodyType === 'json')
  const depth = 50_000
  const bad: readonly (readonly [name: string, body: string, statuses: readonly number[]])[] = [
    ['cut JSON', '{"name": "', [400]],
    ['NaN', '{"name": NaN}', [400]],
    ['a null byte between', '{\u0000}', [400]],
    ['an array', '[]', [422]],
    ['null', 'null', [422]],
    ['a number', '7', [422]],
    ['a text', '"name"', [422]],
    ['an unknown field', '{"colour":"red"}', [422]],
    ['a prototype', '{"__proto__":{"role":"owner"},"constructor":{}}', [422]],
    ['objects where texts belong', '{"name":{},"email":[],"role":1,"confirm":{},"title":[]}', [422]],
    ['null bytes', '{"name":"a\\u0000b","confirm":7}', [422]],
    ['a lone surrogate', '{"name":"\\ud800","confirm":7}', [422]],
    ['a very long text', `{"name":"${'x'.repeat(100_000)}","confirm":7}`, [422]],
    ['a very deep text', '['.repeat(depth) + ']'.repeat(depth), [400, 422]],
    ['more than fits', `{"name":"${'x'.repeat(5 * 1024 * 1024)}"}`, [413]],
  ]

  test.each(withBody)('$key', async (route) => {
    const { token } = ours.owner
    const path = pathWith(route, none)
    const headers = { 'content-type': 'application/json' }
    for (const [name, body, statuses] of bad) {
      const answer = await ask(route.method, path, { token, body, headers })
      expect([name, statuses.includes(answer.status), answer.body?.code]).toEqual([name, true, expect.any(String)])
      expect(answer.headers.get('content-type')).toBe('application/problem+json')
    }
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/xml']) {
      const answer = await ask(route.method, path, { token, body: '{}', headers: { 'content-type': type } })
      expect(answer).toMatchObject({ status: 415, body: { code: 'unsupported_media_type' } })
    }
  })

  test.each(signedInRoutes.filter(({ path }) => path !== '/v1/pings'))('$key with an unknown query', async (route) => {
    const { token } = ours.owner
    const answer = await ask(route.method, `${pathWith(route, none)}?frm=1`, { token, body: route.valid })
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ path: ['frm'] }] } })
  })

  const queries = ['limit=0', 'limit=many', 'limit=1e9', 'cursor=made-up', 'cursor=%00', 'from=noon', 'to=%F0%9F%92%A9']
  test.each(signedInRoutes.filter(({ query }) => query !== undefined))('$key with a strange query', async (route) => {
    for (const query of [...queries, `q=${'x'.repeat(4_000)}`, 'unknown=1']) {
      const { token } = ours.owner
      const answer = await ask(route.method, `${pathWith(route, none)}?${query}`, { token })
      expect([query, answer.status]).toEqual([query, expect.toSatisfy((status: number) => status < 500)])
    }
  })

  const strange = ['%00', '%F0%9F%92%A9', '..%2f..', 'x'.repeat(1_000), '%20', "'--", '{id}']
  test.each(signedInRoutes.filter(hasId))('$key with strange ids', async (route) => {
    for (const id of strange) {
      const options = { token: ours.owner.token, ...(route.valid && { body: route.valid }) }
      const answer = await ask(
        route.method,
        pathWith(route, () => id),
        options,
      )
      expect([id, answer.status]).toEqual([id, 404])
    }
  })

  test('no function failed or was denied a right', async () => {
    for (const { name, errors, denied } of await cloud.functions())
      expect([name, errors, denied]).toEqual([name, 0, []])
  })
})
