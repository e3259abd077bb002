import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allRoutes } from '../../../functions/docs/contract.ts'
import { type RouteShape, takesOnlyKnownQuery } from '../../../functions/shared/http/route.ts'
import { pathWith, signedInRoutes } from '../../accounts/every-route.ts'
import { type Ids, idsOf } from '../../accounts/ids-of.ts'
import { type Company, openCompany } from '../../support/company.ts'
import { type LocalCloud, startLocalCloud } from '../../support/local-cloud.ts'
import { aDice, type Dice } from '../dice.ts'
import { type Answer, expectProper } from './answers.ts'
import { fullBody, hostileBody } from './bodies.ts'
import { canary, type Marked, marked } from './canaries.ts'
import { addressText, headersOf, hostileValue, knownTexts } from './values.ts'

const seed = Number(process.env['SEED'] ?? 20_261_126)
const rounds = Number(process.env['REQUEST_ROUNDS'] ?? 3)

let cloud: LocalCloud
let company: Company
let ids: Ids

beforeAll(async () => {
  cloud = await startLocalCloud()
  company = await openCompany(cloud, 'hostile')
  ids = await idsOf(cloud, company)
})
afterAll(() => cloud?.stop())

const usualTypes = { json: 'application/json', form: 'application/x-www-form-urlencoded', csv: 'text/csv' }
const junk = ['limit', 'cursor', 'from', 'to', 'at', 'q', 'token', 'utm_source', '__proto__', 'a[]', '%00', '%f0%9f']

const keyOf = ({ method, path }: RouteShape) => `${method} ${path}`
const validOf = (route: RouteShape) => signedInRoutes.find(({ key }) => key === keyOf(route))?.valid

function queryOf(dice: Dice, { query }: RouteShape, known: readonly string[]): string {
  const declared = Object.keys(query?.shape ?? {})
  const names = [...declared, ...declared, ...(dice.isOneIn(4) ? junk : [])]
  const pairs = names.filter(() => !dice.isOneIn(3)).map((name) => `${name}=${addressText(dice, known)}`)
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`
}

const fixed: Readonly<Record<string, string>> = { kind: 'invoice', channel: 'email', dialect: 'overland' }

function pathOf(dice: Dice, { path }: RouteShape, known: readonly string[]): string {
  return path.replaceAll(/(?:([a-z-]+)\/)?\{(\w+)\}/g, (_all, noun: string | undefined, name: string) => {
    const own = ids[noun ?? ''] ?? fixed[name] ?? 'none'
    const value = dice.isOneIn(3) ? addressText(dice, known) : own
    return noun === undefined ? value : `${noun}/${value}`
  })
}

async function throwAt(route: RouteShape, dice: Dice): Promise<void> {
  const known = knownTexts(ids)
  const method = route.method === 'ANY' ? dice.pick(['POST', 'GET', 'PUT']) : route.method
  const path = `${pathOf(dice, route, known)}${queryOf(dice, route, known)}`
  const base = (dice.isOneIn(2) ? undefined : fullBody(route)) ?? validOf(route) ?? {}
  const body = hostileBody(dice, base, () => hostileValue(dice, known))
  const { token } = dice.pick([company.owner, company.owner, company.office, company.worker])
  const answer: Answer = await cloud.request(method, path, {
    token: route.path === '/v1/me' ? company.owner.token : token,
    headers: headersOf(dice, usualTypes[route.bodyType ?? 'json']),
    ...(method !== 'GET' && { body }),
  })
  expectProper(`${method} ${path} ${body.slice(0, 300)}: ${answer.status} ${answer.text.slice(0, 300)}`, path, answer)
}

/** Without the company's own shift, which `already_clocked_in` carries. */
async function answerTo(route: RouteShape, { body, type, query, id }: Marked): Promise<Answer> {
  const search = query === undefined ? '' : `?${query}`
  const path = pathWith(route, (noun) => id ?? ids[noun] ?? 'none').replaceAll(/\{\w+\}/g, id ?? 'overland')
  const method = route.method === 'ANY' ? 'POST' : route.method
  const headers = { 'content-type': type ?? usualTypes[route.bodyType ?? 'json'], 'idempotency-key': canary }
  const sent = method === 'GET' || body === undefined ? {} : { body }
  const answer: Answer = await cloud.request(method, path + search, { token: company.owner.token, headers, ...sent })
  const { shift: _, ...problem } = answer.body ?? {}
  return { ...answer, body: problem, text: JSON.stringify(problem) }
}

// what deletes comes last
const inOrder = allRoutes
  .map(({ route }) => route)
  .toSorted((one, other) => Number(one.method === 'DELETE') - Number(other.method === 'DELETE'))

describe('no refusal quotes the request', () => {
  test.each(inOrder)('$method $path', async (route) => {
    let refusals = 0
    for (const each of marked(route, validOf(route))) {
      const { status, text, body } = await answerTo(route, each)
      if (status < 400) continue
      refusals += 1
      const isUnknownQuery = each.query?.startsWith('utm_source') === true && takesOnlyKnownQuery(route)
      if (isUnknownQuery && status === 422) expect(body?.['errors']).toMatchObject([{ path: ['utm_source'] }])
      // the one exception: unknown columns of a CSV file, as short names
      const told = route.bodyType === 'csv' ? text.replaceAll(`\\"${canary}\\"`, '') : text
      expect([each, told.toLowerCase().includes(canary.toLowerCase())]).toEqual([each, false])
    }
    if (route.access !== 'public' && route.body !== undefined) expect(refusals).toBeGreaterThan(2)
  })
})

describe('whatever is thrown at a route, it is never our error', () => {
  test.each(inOrder)('$method $path', async (route) => {
    const dice = aDice(seed + inOrder.indexOf(route))
    for (let round = 0; round < rounds; round += 1) await throwAt(route, dice)
  })

  test('no function failed, was denied a right or logged an error', async () => {
    for (const { name, errors, denied } of await cloud.functions())
      expect([name, errors, denied]).toEqual([name, 0, []])
    const isFailure = (line: string) => /"(?:request|message|send)_failed"/.test(line)
    expect(cloud.logs().split('\n').filter(isFailure)).toEqual([])
  })
})
