import { describe, expect, test } from 'vitest'
import type { Answer } from './a-server.ts'
import { aLane, at, fix, onShift, pingsAnswer, problem, shiftAnswer } from './lane.ts'

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
  [409, 'overlap'],
])('a position that is refused with %i costs no other', async (status, code) => {
  const stored: string[] = []
  const fetch = async (request: Request) => {
    const { pings = [] } = (await request.json()) as { pings?: { at: string }[] }
    if (pings.some((ping) => ping.at === at(3))) return Response.json({ status, code }, { status })
    stored.push(...pings.map((ping) => ping.at))
    const counts = { accepted: pings.length, duplicates: 0, outsideShift: 0, invalid: [] }
    return Response.json({ shiftId: 'shift-01', status: 'open', ...counts, tracking: 'on' })
  }
  const { told, ...lane } = aLane([], { fetch })
  await lane.clockIn()
  await lane.record(...[1, 2, 3, 4, 5, 6, 7].map(fix))
  expect(await lane.send()).toEqual({ state: 'sent' })
  expect(stored).toEqual([1, 2, 4, 5, 6, 7].map(at))
  const outcome = status === 409 ? 'refused' : 'invalid'
  expect(await lane.kept()).toMatchObject([{ outcome, count: 1, entry: { at: at(3) } }])
  expect(told).toHaveLength(1)
})

describe('tracking: off', () => {
  test('stops the sensor', async () => {
    const { told, ...lane } = await onShift(shiftAnswer, pingsAnswer('off'))
    await lane.send()
    expect(told).toEqual(['tracking off'])
  })

  test('ends the recording, until the next clock-in; the clock-out is still the worker’s', async () => {
    const { sent, ...lane } = await onShift(shiftAnswer, pingsAnswer('off'), shiftAnswer, pingsAnswer(), shiftAnswer)
    await lane.send()
    expect(await lane.state()).toMatchObject({ shiftId: 'shift-01', isTrackingOff: true })
    expect([await lane.record(fix(2)), await lane.startBreak()]).toEqual([false, false])
    // a day after a forgotten clock-out
    expect(await lane.clockIn()).toBe('shift-02')
    expect([await lane.record(fix(3)), await lane.state()]).toEqual([true, { shiftId: 'shift-02', startedAt: at(0) }])
    await lane.clockOut()
    await lane.send()
    expect(sent().map(([path]) => path)).toEqual(['clock-in', 'pings', 'clock-in', 'pings', 'clock-out'])
    const late = await onShift(shiftAnswer, pingsAnswer('off'))
    await late.send()
    expect(await late.clockOut({ at: at(2) })).toBe('shift-01')
  })

  test('says nothing of a shift whose clock-in waits behind it', async () => {
    const { told, ...lane } = await onShift(shiftAnswer, pingsAnswer('off'), shiftAnswer, shiftAnswer)
    await lane.clockOut({ at: at(2) })
    await lane.clockIn({ at: at(3) })
    await lane.send()
    expect(told).toEqual([])
  })
})

test.each<[string, object]>([
  ['leaves one out', { accepted: 0 }],
  ['counts by texts', { accepted: '1' }],
  ['names no invalid ones', { invalid: 0 }],
  ['does not say whether to go on', { tracking: undefined }],
])('an answer to an upload that %s costs no position', async (_, more) => {
  const { clock, ...lane } = await onShift(shiftAnswer, pingsAnswer('on', more), pingsAnswer())
  const result = await lane.send()
  if (result.state !== 'waiting') throw new Error(result.state)
  clock.now = result.retryAt
  expect(await lane.send()).toEqual({ state: 'sent' })
})

test('positions of which each is refused are asked for one by one, and not halved again and again', async () => {
  const invalid = problem(422, 'invalid')
  const { sent, told, ...lane } = aLane([shiftAnswer, ...Array<Answer>(40).fill(invalid)])
  await lane.clockIn()
  await lane.record(...Array.from({ length: 16 }, (_, minutes) => fix(minutes)))
  expect(await lane.send()).toEqual({ state: 'sent' })
  expect(told).toHaveLength(16)
  expect(sent()).toHaveLength(1 + 4 + 16)
})

test('ten thousand positions are sent by five hundreds, soon', async () => {
  const { sent, ...lane } = aLane([shiftAnswer, ...Array<Answer>(20).fill(pingsAnswer())])
  await lane.clockIn()
  await lane.record(...Array.from({ length: 10_000 }, (_, index) => fix(index / 60)))
  expect(await lane.send()).toEqual({ state: 'sent' })
  expect(sent()).toHaveLength(21)
}, 5_000)
