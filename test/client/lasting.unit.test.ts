import { expect, test } from 'vitest'
import { memoryStore } from '../../packages/client/src/queue.ts'
import { aLane, at, day, fix, minute, onShift, pingsAnswer, shiftAnswer } from './lane.ts'

test('what was not sent within 14 days is dropped and counted', async () => {
  const { told, clock, ...lane } = await onShift(shiftAnswer)
  clock.now += 14 * day + 2 * minute
  await lane.clockOut()
  expect(await lane.send()).toEqual({ state: 'sent' })
  expect(told).toEqual([['expired', 2, undefined]])
  expect(await lane.kept()).toMatchObject([{ outcome: 'expired', count: 2 }])
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
  answer(Response.json({ code: 'overlap', status: 409 }, { status: 409 }))
  expect(await sending).toEqual({ state: 'sent' })
  expect([await lane.kept(), told]).toEqual([[], []])
})

test('a wait ends when the clock was set back', async () => {
  const { clock, ...lane } = await onShift('no network', shiftAnswer, pingsAnswer())
  expect(await lane.send()).toMatchObject({ state: 'waiting' })
  clock.now -= day
  expect(await lane.send()).toEqual({ state: 'sent' })
})

test('what another version of the app wrote is kept, and the lane goes on', async () => {
  const store = memoryStore()
  const newer = { kind: 'visit-start', at: at(0), visitId: 'visit-01' }
  const values = [newer, null, 'clock-in', { kind: 'clock-out' }, { kind: 'position', at: at(0), shiftId: 'shift-01' }]
  await store.write({ add: values.map((value) => ({ list: 'ana/waiting', value })) })
  const { told, ...lane } = aLane([shiftAnswer], { store })
  await lane.clockIn()
  expect(await lane.send()).toEqual({ state: 'sent' })
  expect(told).toEqual(values.map(() => ['invalid', 1, undefined]))
  expect(await lane.kept()).toMatchObject(values.map((entry) => ({ outcome: 'invalid', entry })))
})

test('what another version of the app kept and this one cannot read stops nothing', async () => {
  const store = memoryStore()
  await store.write({ add: [null, 7, { keptAt: 'yesterday' }].map((value) => ({ list: 'ana/kept', value })) })
  await store.write({ add: [{ list: 'ana/state', value: 7 }] })
  const lane = aLane([shiftAnswer], { store })
  await lane.clockIn()
  expect([await lane.send(), await lane.kept()]).toEqual([{ state: 'sent' }, []])
})

test('a store that is full stops the sending, and costs nothing', async () => {
  const store = memoryStore()
  let isFull = false
  const write: typeof store.write = async (change) => {
    if (isFull) throw new Error('QuotaExceededError')
    await store.write(change)
  }
  const answers = [shiftAnswer, pingsAnswer(), pingsAnswer()]
  const { sent, ...lane } = aLane([shiftAnswer, ...answers], { store: { ...store, write } })
  await lane.clockIn()
  await lane.record(fix(1))
  isFull = true
  await expect(lane.record(fix(2))).rejects.toThrow('QuotaExceeded')
  await expect(lane.send()).rejects.toThrow('QuotaExceeded')
  isFull = false
  await lane.record(fix(2))
  expect(await lane.send()).toEqual({ state: 'sent' })
  expect(sent().map(([path]) => path)).toEqual(['clock-in', 'clock-in', 'pings'])
  expect(sent().at(-1)?.[1]).toMatchObject({ pings: [fix(1), fix(2)] })
})
