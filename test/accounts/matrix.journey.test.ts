import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allRoutes } from '../../functions/docs/contract.ts'
import type { RouteShape } from '../../functions/shared/http/route.ts'
import { type Company, invite, openCompany } from '../support/company.ts'
import { type LocalCloud, startLocalCloud } from '../support/local-cloud.ts'
import { requestSchema } from '../support/request-schema.ts'
import { hasId, pathWith, signedInRoutes } from './every-route.ts'
import { type Ids, idsOf } from './ids-of.ts'

const roles = ['owner', 'staff', 'worker', 'device', 'no account', 'no login'] as const
type Role = (typeof roles)[number]

let cloud: LocalCloud
let theirs: Company
let ours: Company
let idsOfTheirs: Ids
let idsOfOurs: Ids
/** Undefined without a login. */
let tokens: Record<Role, string | undefined>

beforeAll(async () => {
  cloud = await startLocalCloud()
  ours = await openCompany(cloud, 'ours')
  theirs = await openCompany(cloud, 'theirs')
  idsOfOurs = await idsOf(cloud, ours)
  idsOfTheirs = await idsOf(cloud, theirs)
  const colleague = await invite(cloud, ours.owner, 'worker', 'colleague@example.test')
  const path = `/v1/members/${ours.worker.memberId}/devices`
  const { body } = await cloud.post<{ token: string }>(path, { label: 'A phone' }, ours.owner.token)
  const people = { owner: ours.owner.token, staff: ours.office.token, worker: colleague.token }
  const { token: stranger } = await cloud.signUp('stranger@example.test')
  tokens = { ...people, device: body.token, 'no account': stranger, 'no login': undefined }
})
afterAll(() => cloud?.stop())

/** What a field with an id names; ids that a phone makes name nothing of another's. */
const nouns: Readonly<Record<string, string>> = {
  memberId: 'members',
  customerId: 'customers',
  appointmentId: 'appointments',
  shiftId: 'shifts',
}
const unknown = '01JD0000000000000000000000'
const none = () => unknown

type Route = (typeof signedInRoutes)[number]
type IdOf = (noun: string) => string

/** Of all that a request may name by an id: in the path, the query and the body. */
function namedIn({ query, body }: RouteShape): { readonly query: string[]; readonly body: string[] } {
  const fieldsOf = (schema: unknown) => Object.keys(Object(schema)['properties'] ?? {})
  const isId = (name: string) => /Ids?$/.test(name)
  return {
    query: Object.keys(query?.shape ?? {}).filter(isId),
    body: fieldsOf(body && requestSchema(body)).filter(isId),
  }
}

const idFor = (field: string, idOf: IdOf) => {
  expect(nouns).toHaveProperty(field)
  return idOf(nouns[field] ?? '')
}

/** `idOf`: for the fields of query and body that name something; undefined leaves them out where they may be. */
function ask(route: Route, role: Role, pathId: IdOf, idOf?: IdOf) {
  const named = namedIn(route)
  const search = new URLSearchParams(route.search)
  if (idOf) for (const field of named.query) search.set(field, idFor(field, idOf))
  const fields = idOf ? named.body.map((field) => [field, idFor(field, idOf)]) : []
  const body = { ...route.valid, ...Object.fromEntries(fields) }
  const token = tokens[role]
  const path = `${pathWith(route, pathId)}${search.size > 0 ? `?${search}` : ''}`
  const sent = route.valid === undefined ? {} : { body }
  return cloud.request<{ code?: string }>(route.method, path, { ...(token !== undefined && { token }), ...sent })
}

const of = (ids: () => Ids) => (noun: string) => {
  expect(ids()).toHaveProperty(noun)
  return ids()[noun] ?? ''
}
const another = of(() => idsOfTheirs)
const own = of(() => idsOfOurs)

/** Neither ids nor times of the answer say whether a thing is another's. */
const comparable = ({ status, text }: { status: number; text: string }) => {
  const plain = text.replaceAll(/"(\w+Id|cursor|nextCursor)":"[^"]*"/g, '"$1":""')
  return [status, plain.replaceAll(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, '')]
}

/** Ids that a phone makes up: each account has its own, so that a stranger's is as good as a new one. */
const makesItsOwn = ['POST /v1/clock-in', 'POST /v1/clock-out', 'POST /v1/pings']

const naming = signedInRoutes.filter((route) => {
  const { query, body } = namedIn(route)
  return hasId(route) || [...query, ...body].length > 0
})

test('every route is behind a login, or is listed here as public', () => {
  const open = allRoutes.flatMap(({ route }) => (route.access === 'public' ? [`${route.method} ${route.path}`] : []))
  expect(open.toSorted()).toEqual(
    [
      ...['GET /', 'GET /privacy', 'GET /terms'],
      ...['GET /openapi.json', 'GET /docs', 'GET /healthz', 'GET /.well-known/jwks.json'],
      ...['GET /u/{token}', 'POST /u/{token}', 'GET /c/{token}', 'POST /c/{token}'],
      ...['GET /invitation/{token}', 'POST /invitation/{token}', 'GET /account-deletion', 'POST /account-deletion'],
      ...['GET /contact-address/{token}', 'POST /contact-address/{token}'],
      ...['GET /v1/erasures/{id}', 'POST /v1/erasures/{id}/cancel'],
      ...['ANY /in/{dialect}', 'ANY /in/{dialect}/{rest+}', 'ANY /in/{path+}'],
    ].toSorted(),
  )
})

describe.each(roles)('for %s, what belongs to another account', (role) => {
  test.each(naming.filter(({ key }) => !makesItsOwn.includes(key)))('is unknown to $key', async (route) => {
    if (hasId(route)) {
      const given = await ask(route, role, another)
      expect([401, 403, 404]).toContain(given.status)
      expect(comparable(given)).toEqual(comparable(await ask(route, role, none)))
    }
    const { query, body } = namedIn(route)
    if (query.length + body.length === 0) return
    expect(comparable(await ask(route, role, own, another))).toEqual(comparable(await ask(route, role, own, none)))
  })

  const rank = { worker: 1, staff: 2, owner: 3 }
  const isShut = ({ access }: RouteShape) =>
    role === 'device' ||
    role === 'no login' ||
    (access !== 'login' && !(role in rank && rank[role as 'owner'] >= rank[access as 'owner']))
  const shut = naming.filter(isShut)

  test.each(shut)('and what is its own is shut alike by $key', async (route) => {
    const given = await ask(route, role, own, own)
    expect([401, 403]).toContain(given.status)
    expect(comparable(given)).toEqual(comparable(await ask(route, role, another, another)))
    expect(comparable(given)).toEqual(comparable(await ask(route, role, none, none)))
  })
})

describe('what belongs to a colleague', () => {
  const mine = naming.filter((route) => route.access === 'worker' && hasId(route))

  test.each(mine)('is unknown to a worker at $key', async (route) => {
    const given = await ask(route, 'worker', own)
    expect(given).toMatchObject({ status: 404, body: { code: 'not_found' } })
    expect(comparable(given)).toEqual(comparable(await ask(route, 'worker', none)))
  })

  test.each(['/v1/clock-out', '/v1/pings'])('cannot be told from an unknown shift at %s', async (path) => {
    const pings = [{ at: new Date().toISOString(), lat: 47, lon: 8 }]
    const post = (shiftId: string) =>
      cloud.post(path, path.endsWith('pings') ? { shiftId, pings } : { shiftId }, tokens.worker)
    for (const shiftId of [own('shifts'), another('shifts')])
      expect(comparable(await post(shiftId))).toEqual(comparable(await post(unknown)))
  })
})

test('to a person who may see it, all of that is there', async () => {
  const reading = naming.filter(({ method, key }) => method === 'GET' && hasId({ path: key }))
  for (const route of reading) {
    const { status } = await ask(route, 'owner', own, own)
    expect([route.key, status < 400]).toEqual([route.key, true])
  }
})

test('an erasure is unknown to who has another secret', async () => {
  const { body } = await cloud.delete<{ erasureId: string }>(
    '/v1/account',
    { confirm: theirs.name },
    theirs.owner.token,
  )
  const secret = 'x'.repeat(43)
  for (const [method, path] of [
    ['GET', ''],
    ['POST', '/cancel'],
  ] as const) {
    const given = (id: string) => cloud.request(method, `/v1/erasures/${id}${path}?token=${secret}`)
    expect(await given(body.erasureId)).toMatchObject({ status: 404 })
    expect(comparable(await given(body.erasureId))).toEqual(comparable(await given(unknown)))
  }
})

test('no expected refusal was logged as an error', () => {
  expect(cloud.logs()).not.toMatch(/"(request|message)_failed"|request_unavailable/)
})
