import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LocalCloud } from '../support/local-cloud.ts'
import { call, recorded, startFixture } from './fixture/start.ts'

let cloud: LocalCloud
beforeAll(async () => {
  cloud = await startFixture()
})
afterAll(() => cloud.stop())

const hour = 3_600_000

test('moving the clock moves every function, runs the schedule once and leaves logins as fresh as they were', async () => {
  const { token } = await cloud.signUp('a@fixture.test')
  const warm = await call(cloud, 'get')
  const ticks = (await recorded(cloud, 'Tick')).length
  await cloud.advance('PT26H')

  const moved = await call(cloud, 'get')
  expect(Date.parse(moved.at) - Date.parse(warm.at)).toBeGreaterThanOrEqual(26 * hour)
  expect(Date.parse(moved.at) - Date.parse(warm.at)).toBeLessThan(26 * hour + 60_000)
  const [last, ...others] = (await recorded(cloud, 'Tick')).slice(ticks)
  expect(others).toEqual([])
  expect(last?.event).toMatchObject({ source: 'aws.events', time: expect.stringContaining(moved.at.slice(0, 13)) })

  type Echoed = { requestContext: { authorizer: { jwt: { claims: { auth_time: string } } }; timeEpoch: number } }
  const { body } = await cloud.get<Echoed>('/private', token)
  const { authorizer, timeEpoch } = body.requestContext
  expect(timeEpoch / 1000 - Number(authorizer.jwt.claims.auth_time)).toBeLessThan(60)
})

test('an error after a move is still tried once: the answers tell the moved time too', async () => {
  expect(await call(cloud, 'put', {}, '/narrow')).toMatchObject({ error: 'AccessDeniedException', attempts: 1 })
})

test('what has expired by the moved clock is gone, and nothing else', async () => {
  const at = (ms: number) => String(Math.floor((Date.now() + 26 * hour + ms) / 1000))
  await call(cloud, 'put', { pk: 'short', ttl: at(hour) })
  await call(cloud, 'put', { pk: 'long', ttl: at(100 * hour) })
  await cloud.advance('PT2H')
  const left = (await cloud.scanTable()).map(({ pk }) => pk?.['S'])
  expect(left).toContain('long')
  expect(left).not.toContain('short')
})

test('the offset survives a restart, and may be set back', async () => {
  await cloud.restart()
  const { body } = await cloud.get<{ now: string; offsetMs: number }>('/_local/time')
  expect(body.offsetMs).toBe(28 * hour)
  const back = await cloud.post<{ offsetMs: number }>('/_local/time', { now: new Date().toISOString() })
  expect(Math.abs(back.body.offsetMs)).toBeLessThan(5000)
  expect(Math.abs(Date.parse((await call(cloud, 'get')).at) - Date.now())).toBeLessThan(10_000)
})

test.each([{ advance: 'tomorrow' }, { advance: 'P1Y' }, { now: 'noon' }, {}])('%o moves nothing', async (move) => {
  expect((await cloud.post('/_local/time', move)).status).toBe(422)
})
