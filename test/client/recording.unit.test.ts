import { expect, test } from 'vitest'
import { memoryStore } from '../../packages/client/src/queue.ts'
import { aLane, at, eight, fix, minute, pingsAnswer, shiftAnswer } from './lane.ts'

test('a day is sent in order: taps by themselves, positions between them together', async () => {
  const { sent, clock, ...lane } = aLane([
    shiftAnswer,
    pingsAnswer(),
    shiftAnswer,
    shiftAnswer,
    pingsAnswer(),
    shiftAnswer,
  ])
  const position = { lat: 47.3769, lon: 8.5417 }
  expect(await lane.clockIn({ note: 'Oak Street', position })).toBe('shift-01')
  await lane.record(fix(1), fix(2))
  clock.now += 3 * minute
  await lane.startBreak()
  await lane.endBreak({ at: at(4) })
  await lane.record(fix(5))
  await lane.clockOut({ at: at(6), position })
  expect(await lane.send()).toEqual({ state: 'sent' })
  expect(sent()).toEqual([
    ['clock-in', { shiftId: 'shift-01', at: at(0), note: 'Oak Street', position }],
    ['pings', { shiftId: 'shift-01', pings: [fix(1), fix(2)] }],
    ['breaks/start', { at: at(3) }],
    ['breaks/end', { at: at(4) }],
    ['pings', { shiftId: 'shift-01', pings: [fix(5)] }],
    ['clock-out', { shiftId: 'shift-01', at: at(6), position }],
  ])
  expect(await lane.send()).toEqual({ state: 'sent' })
})

test('off shift no position is kept, and no tap but a clock-in', async () => {
  const { sent, ...lane } = aLane([])
  expect(await lane.record(fix(0))).toBe(false)
  expect(await lane.startBreak()).toBe(false)
  expect(await lane.clockOut()).toBeUndefined()
  expect(await lane.send()).toEqual({ state: 'sent' })
  expect(sent()).toEqual([])
})

test('a tap repeated changes nothing', async () => {
  const { sent, ...lane } = aLane([shiftAnswer, shiftAnswer, shiftAnswer])
  expect(await lane.endBreak()).toBe(false)
  const [one, other] = [lane.clockIn(), lane.clockIn()]
  expect([await one, await other]).toEqual(['shift-01', 'shift-01'])
  expect([await lane.startBreak(), await lane.startBreak()]).toEqual([true, false])
  expect([await lane.endBreak(), await lane.endBreak()]).toEqual([true, false])
  await lane.send()
  expect(sent().map(([path]) => path)).toEqual(['clock-in', 'breaks/start', 'breaks/end'])
})

test('a new process goes on where the last one was', async () => {
  const store = memoryStore()
  await aLane([], { store }).clockIn()
  const { sent, ...lane } = aLane([shiftAnswer, pingsAnswer()], { store })
  expect(await lane.state()).toEqual({ shiftId: 'shift-01', startedAt: at(0) })
  await lane.record(fix(1))
  expect(await lane.send()).toEqual({ state: 'sent' })
})

test('the lanes of two workers are apart', async () => {
  const store = memoryStore()
  await aLane([], { store }).clockIn()
  const ben = aLane([], { store, worker: 'ben' })
  expect(await ben.state()).toEqual({})
  expect(await ben.send()).toEqual({ state: 'sent' })
})

test.each([
  ['a latitude of no place', { ...fix(0), lat: 91 }],
  ['a longitude of no place', { ...fix(0), lon: Number.NaN }],
  ['no time', { ...fix(0), at: 'today' }],
])('%s is an error that names no coordinate, and records nothing', async (_, position) => {
  const { sent, ...lane } = aLane([shiftAnswer, pingsAnswer()])
  await lane.clockIn()
  await expect(async () => lane.record(fix(1), position)).rejects.toThrow(/^(lat|lon|at): must be [^:]*$/)
  await lane.record(fix(2))
  await lane.send()
  expect(sent()[1]).toEqual(['pings', { shiftId: 'shift-01', pings: [fix(2)] }])
})

test('a note loses what no keyboard makes; one that is too long is an error before the clock-in', async () => {
  const { sent, ...lane } = aLane([shiftAnswer])
  await expect(async () => lane.clockIn({ note: 'x'.repeat(2_001) })).rejects.toThrow('note: must have at most 2000')
  expect(await lane.state()).toEqual({})
  await lane.clockIn({ note: 'Oak\u0000 Street\n2nd floor' })
  await lane.send()
  expect(sent()[0]?.[1]).toMatchObject({ note: 'Oak Street\n2nd floor', at: new Date(eight).toISOString() })
})

test.each([
  'http://api.example.test',
  'api.example.test',
  'http://10.example.test',
  'http://127.0.0.1@example.test',
  '',
])('a token does not go to %j', (baseUrl) => {
  expect(() => aLane([], { baseUrl })).toThrow('baseUrl: must begin with https://')
})

test.each(['http://localhost:3000', 'http://127.0.0.1:3000/', 'http://[::1]:3000', 'http://192.168.1.20:3000'])(
  'a developer may send to %s',
  (baseUrl) => {
    expect(() => aLane([], { baseUrl })).not.toThrow()
  },
)

test('a lane without a name of its worker is an error, since all would share it', () => {
  for (const worker of ['', undefined as unknown as string]) expect(() => aLane([], { worker })).toThrow('worker: ')
})

test('an id that the server would refuse is an error before the clock-in', async () => {
  const lane = aLane([], { newId: () => 'short' })
  await expect(lane.clockIn()).rejects.toThrow('newId: must return 8 to 64')
  expect(await lane.state()).toEqual({})
})

test('of a fix, what the API does not know stays on the phone, and so does what the sensor does not know', async () => {
  const { sent, ...lane } = aLane([shiftAnswer, pingsAnswer()])
  await lane.clockIn()
  const fixOfSdk = { ...fix(1), accuracy: 8, speed: null, heading: Number.NaN, moving: false, extras: { odometer: 7 } }
  await lane.record(fixOfSdk)
  await lane.send()
  expect(sent()[1]?.[1]).toEqual({ shiftId: 'shift-01', pings: [{ ...fix(1), accuracy: 8, moving: false }] })
  const speed = '3' as unknown as number
  await expect(async () => lane.record({ ...fix(2), speed })).rejects.toThrow('speed: must be a number')
})
