import { describe, expect, test } from 'vitest'
import { SignInRequired } from '../../packages/client/src/queue.ts'
import type { Answer } from './a-server.ts'
import { aLane, at, eight, fix, minute, pingsAnswer, problem, shiftAnswer } from './lane.ts'

const day = 24 * 60 * minute

/** With a clock-in and a position that wait. */
async function onShift(...answers: readonly Answer[]) {
  const lane = aLane(answers)
  await lane.clockIn()
  await lane.record(fix(1))
  return lane
}

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

test('an upload holds 500 positions; too large a one is halved, and grows again', async () => {
  const { sent, ...lane } = aLane([
    shiftAnswer,
    { status: 413, body: { message: 'Request Too Long' } },
    pingsAnswer(),
    pingsAnswer(),
    pingsAnswer(),
  ])
  await lane.clockIn()
  await lane.record(...Array.from({ length: 900 }, (_, index) => fix(index / 60)))
  expect(await lane.send()).toEqual({ state: 'sent' })
  const sizes = sent().map(([, body]) => (body?.['pings'] as object[] | undefined)?.length)
  expect(sizes).toEqual([undefined, 500, 250, 500, 150])
})

test.each([
  [413, 'too_large'],
  [422, 'invalid'],
])('a position that is refused with %i costs no other', async (status, code) => {
  const stored: string[] = []
  const fetch = async (request: Request) => {
    const { pings = [] } = (await request.json()) as { pings?: { at: string }[] }
    if (pings.some((ping) => ping.at === at(3))) return Response.json({ status, code }, { status })
    stored.push(...pings.map((ping) => ping.at))
    return Response.json({ shiftId: 'shift-01', accepted: pings.length, tracking: 'on' })
  }
  const { told, ...lane } = aLane([], { fetch })
  await lane.clockIn()
  await lane.record(...[1, 2, 3, 4, 5, 6, 7].map(fix))
  expect(await lane.send()).toEqual({ state: 'sent' })
  expect(stored).toEqual([1, 2, 4, 5, 6, 7].map(at))
  expect(await lane.kept()).toMatchObject([{ outcome: 'invalid', entry: { at: at(3) } }])
  expect(told).toHaveLength(1)
})

test.each(['account_erasing', 'no_account'])('403 %s erases the lane and stops the sensor', async (code) => {
  const { told, ...lane } = await onShift(problem(403, code))
  expect(await lane.send()).toEqual({ state: 'erased', code })
  expect(told).toEqual(['tracking off', ['erased', code]])
  expect([await lane.state(), await lane.kept(), await lane.send()]).toEqual([{}, [], { state: 'sent' }])
})

test('another 403 waits', async () => {
  const lane = await onShift(problem(403, 'forbidden'))
  expect(await lane.send()).toMatchObject({ state: 'waiting', because: 'forbidden' })
})

test('what was not sent within 14 days is dropped and counted', async () => {
  const { told, clock, ...lane } = await onShift(shiftAnswer)
  clock.now += 14 * day + 2 * minute
  await lane.clockOut()
  expect(await lane.send()).toEqual({ state: 'sent' })
  expect(told).toEqual([['expired', 2, undefined]])
  expect(await lane.kept()).toMatchObject([{ outcome: 'expired', count: 2 }])
})

describe('tracking: off', () => {
  test('stops the sensor', async () => {
    const { told, ...lane } = await onShift(shiftAnswer, pingsAnswer('off'))
    await lane.send()
    expect(told).toEqual(['tracking off'])
  })

  test('says nothing of a shift whose clock-in waits behind it', async () => {
    const { told, ...lane } = await onShift(shiftAnswer, pingsAnswer('off'), shiftAnswer, shiftAnswer)
    await lane.clockOut({ at: at(2) })
    await lane.clockIn({ at: at(3) })
    await lane.send()
    expect(told).toEqual([])
  })
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

test('what is erased while its answer is under way is not kept', async () => {
  let answer: (response: Response) => void = () => undefined
  const asked = Promise.withResolvers<void>()
  const fetch = () => {
    asked.resolve()
    return new Promise<Response>((resolve) => {
      answer = resolve
    })
  }
  const { told, ...lane } = aLane([], { fetch })
  await lane.clockIn()
  const sending = lane.send()
  await asked.promise
  await lane.erase()
  answer(Response.json({ code: 'overlap' }, { status: 409 }))
  expect(await sending).toEqual({ state: 'sent' })
  expect([await lane.kept(), told]).toEqual([[], []])
})
