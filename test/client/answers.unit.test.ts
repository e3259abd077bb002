import { describe, expect, test } from 'vitest'
import { SignInRequired } from '../../packages/client/src/queue.ts'
import type { Answer } from './a-server.ts'
import { aLane, at, day, eight, minute, onShift, pingsAnswer, problem, shiftAnswer } from './lane.ts'

test.each(['fetch', 'token'] as const)('a %s that never ends is a wait', async (part) => {
  const never = () => new Promise<never>(() => undefined)
  const { told, ...lane } = aLane([], { [part]: never, timeoutMilliseconds: 5 })
  await lane.clockIn()
  expect(await lane.send()).toMatchObject({ state: 'waiting', because: 'unavailable' })
})

describe('the lane waits, and keeps its order', () => {
  test.each<[string, Answer]>([
    ['no network', 'no network'],
    ['503', problem(503, 'not_yet')],
    ['500', problem(500, 'internal')],
    ['429 of the gateway', { status: 429, body: { message: 'Too Many Requests' } }],
    ['404 of the gateway', { status: 404, body: { message: 'Not Found' } }],
    ['403 of a proxy', { status: 403, body: '<html>' }],
    ['the page of a hotspot', { status: 200, body: '<html>' }],
    ['JSON of something else', { status: 200, body: { ok: true } }],
    ['the answer of an upload to a clock-in', { status: 200, body: { accepted: 1, tracking: 'on' } }],
    [
      'a redirect that was not followed',
      { status: 302, body: '', headers: { location: 'https://login.example.test' } },
    ],
    ['a refusal of something else', { status: 422, body: { code: 'NOT_VALID', message: 'login first' } }],
    ['a problem of another status', { status: 403, body: { status: 400, code: 'account_erasing' } }],
    ['the size that a proxy refuses, of one entry', { status: 413, body: '<html>' }],
  ])('%s', async (_, answer) => {
    const { clock, sent, ...lane } = await onShift(answer, shiftAnswer, pingsAnswer())
    const result = await lane.send()
    if (result.state !== 'waiting') throw new Error(result.state)
    expect(result.because).toBe('unavailable')
    expect(result.retryAt).toBeGreaterThanOrEqual(eight + 500)
    // too early: nothing is asked
    expect(await lane.send()).toEqual(result)
    expect(sent()).toHaveLength(1)
    clock.now = result.retryAt
    expect(await lane.send()).toEqual({ state: 'sent' })
    expect(sent().map(([path]) => path)).toEqual(['clock-in', 'clock-in', 'pings'])
  })

  test('as long as the server asks for', async () => {
    const retryAfter = { 'retry-after': '90' }
    const lane = await onShift({ status: 503, body: {}, headers: retryAfter })
    expect(await lane.send()).toEqual({ state: 'waiting', because: 'unavailable', retryAt: eight + 90_000 })
  })

  test('as a date says, and no longer than an hour', async () => {
    const lane = await onShift({
      status: 503,
      body: {},
      headers: { 'retry-after': new Date(eight + day).toUTCString() },
    })
    expect(await lane.send()).toMatchObject({ retryAt: eight + 60 * minute })
  })

  test('longer with each failure, up to five minutes', async () => {
    const { clock, ...lane } = await onShift(...Array<Answer>(12).fill('no network'))
    let waited = 0
    for (let attempt = 0; attempt < 12; attempt += 1) {
      const result = await lane.send()
      if (result.state !== 'waiting') throw new Error(result.state)
      waited = result.retryAt - clock.now
      clock.now = result.retryAt
    }
    expect(waited).toBeGreaterThanOrEqual(2.5 * minute)
    expect(waited).toBeLessThanOrEqual(5 * minute)
  })
})

test('the notice is asked for, and once it is acknowledged the clock-in goes again', async () => {
  const { told, sent, ...lane } = await onShift(problem(409, 'tracking_notice_required'), shiftAnswer, pingsAnswer())
  expect(await lane.send()).toEqual({ state: 'waiting', because: 'notice', retryAt: eight })
  expect(told).toEqual(['notice'])
  expect(await lane.send()).toEqual({ state: 'sent' })
  expect(sent().map(([path]) => path)).toEqual(['clock-in', 'clock-in', 'pings'])
})

test('a 401 is answered once with another token; then the person must sign in, and nothing is lost', async () => {
  const refused: Answer = { status: 401, body: { message: 'Unauthorized' } }
  let isSignedIn = false
  const token = async (old?: string) => {
    if (old !== undefined && !isSignedIn) throw new SignInRequired()
    return 'token'
  }
  const { told, ...lane } = aLane([refused, refused, shiftAnswer, problem(401, 'unauthorized'), refused], { token })
  await lane.clockIn()
  expect(await lane.send()).toEqual({ state: 'waiting', because: 'sign_in', retryAt: eight })
  isSignedIn = true
  expect(await lane.send()).toEqual({ state: 'sent' })
  await lane.clockOut()
  expect(await lane.send()).toMatchObject({ because: 'sign_in' })
  expect(told).toEqual(['sign in', 'sign in'])
})

test.each(['already_clocked_in', 'overlap', 'not_clocked_in'])('409 %s is kept, and the lane goes on', async (code) => {
  const shift = { shiftId: 'of-office', startedAt: at(-30) }
  const { told, clock, ...lane } = await onShift(problem(409, code, { shift }), pingsAnswer())
  expect(await lane.send()).toEqual({ state: 'sent' })
  expect(told).toEqual([['refused', 1, code]])
  const [kept] = await lane.kept()
  expect(kept).toMatchObject({ outcome: 'refused', keptAt: at(0), entry: { kind: 'clock-in', at: at(0) } })
  expect(kept?.problem).toMatchObject({ code, shift })
  clock.now += 14 * day + 1
  expect(await lane.kept()).toEqual([])
})

test('422 is kept and reported, and the lane goes on', async () => {
  const { told, ...lane } = await onShift(problem(422, 'invalid'), pingsAnswer())
  expect(await lane.send()).toEqual({ state: 'sent' })
  expect(told).toEqual([['invalid', 1, 'invalid']])
})

test('403 account_erasing erases the lane and stops the sensor', async () => {
  const code = 'account_erasing'
  const { told, ...lane } = await onShift(problem(403, code))
  expect(await lane.send()).toEqual({ state: 'erased', code })
  expect(told).toEqual(['tracking off', ['erased', code]])
  expect([await lane.state(), await lane.kept(), await lane.send()]).toEqual([{}, [], { state: 'sent' }])
})

test('a sensor that cannot be stopped does not hide that the lane was erased', async () => {
  const told: string[] = []
  const trackingOff = () => {
    throw new Error('no such sensor')
  }
  const events = { trackingOff, erased: (code: string) => void told.push(code) }
  const { told: _, ...lane } = aLane([problem(403, 'account_erasing')], { events })
  await lane.clockIn()
  await expect(lane.send()).rejects.toThrow('no such sensor')
  expect([told, await lane.state()]).toEqual([['account_erasing'], {}])
})

test('403 no_account stops the sensor and keeps all, as the login may be that of another', async () => {
  const { told, clock, ...lane } = await onShift(problem(403, 'no_account'), shiftAnswer, pingsAnswer())
  const result = await lane.send()
  if (result.state !== 'waiting') throw new Error(result.state)
  expect([result.because, told]).toEqual(['no_account', ['tracking off', 'no account']])
  clock.now = result.retryAt
  expect(await lane.send()).toEqual({ state: 'sent' })
})

test('another 403 waits', async () => {
  const lane = await onShift(problem(403, 'forbidden'))
  expect(await lane.send()).toMatchObject({ state: 'waiting', because: 'forbidden' })
})

test('what is recorded while it sends is sent by the call that comes after it', async () => {
  const { sent, ...lane } = aLane([shiftAnswer, shiftAnswer])
  await lane.clockIn()
  const first = lane.send()
  await lane.clockOut()
  expect([await lane.send(), await first]).toEqual([{ state: 'sent' }, { state: 'sent' }])
  expect(sent().map(([path]) => path)).toEqual(['clock-in', 'clock-out'])
})

test('all who ask while it sends share one more sending', async () => {
  const { sent, ...lane } = await onShift(...Array<Answer>(9).fill(problem(409, 'tracking_notice_required')))
  const asked = [lane.send(), lane.send(), lane.send(), lane.send()]
  for (const each of asked) expect(await each).toMatchObject({ because: 'notice' })
  expect(sent().length).toBeLessThanOrEqual(2)
})
