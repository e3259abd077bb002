import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { type Answer, aServer } from './a-server.ts'
import { fix, pingsAnswer, problem, shiftAnswer } from './lane.ts'

type Entry = { path: string; body: object }
type Queue = { add: (path: string, body: object) => void; send: () => Promise<unknown> }

const page = readFileSync(new URL('../../docs/clients/your-own-app.md', import.meta.url), 'utf8')
const code = /```js\n(function openQueue[\s\S]*?)```/.exec(page)?.[1] ?? ''

/** The queue that the documentation shows, as it stands there. `disk` is what it saved last. */
function aQueue(answers: readonly Answer[], disk: { text: string } = { text: '[]' }) {
  const server = aServer(...answers)
  const shown: unknown[] = []
  const fetch = (address: string, init: RequestInit) => server.send(new Request(address, init))
  const openQueue = runInNewContext(`${code}; openQueue`, { fetch })
  const queue: Queue = openQueue({
    api: 'https://api.example.test',
    token: async (refused?: string) => (refused === undefined ? 'first' : 'second'),
    load: () => JSON.parse(disk.text) as Entry[],
    save(entries: Entry[]) {
      disk.text = JSON.stringify(entries)
    },
    show: (_: Entry, answer: { code: string }) => void shown.push(answer.code),
    stopSensor: () => void shown.push('stop'),
  })
  const sent = () => server.requests.map(({ path }) => path.replace('/v1/', ''))
  return { ...queue, disk, shown, sent, server }
}

const shiftId = 'shift-01'
function addDay({ add }: Queue): void {
  add('/v1/clock-in', { shiftId })
  for (const minute of [1, 2, 3]) add('/v1/pings', { shiftId, pings: [fix(minute)] })
  add('/v1/clock-out', { shiftId })
}

test('the queue of the documentation sends a day in order, positions together', async () => {
  const { sent, disk, server, ...queue } = aQueue([shiftAnswer, pingsAnswer(), shiftAnswer])
  addDay(queue)
  await queue.send()
  expect(sent()).toEqual(['clock-in', 'pings', 'clock-out'])
  expect(server.requests[1]?.body).toEqual({ shiftId, pings: [fix(1), fix(2), fix(3)] })
  expect(disk.text).toBe('[]')
})

test.each<[string, Answer]>([
  ['no network', 'no network'],
  ['the page of a hotspot', { status: 200, body: '<html>' }],
  ['JSON of a hotspot', { status: 200, body: { ok: true } }],
  ['a server fault', problem(503, 'unavailable')],
  ['a notice to read', problem(409, 'tracking_notice_required')],
  ['another login', problem(403, 'no_account')],
])('after %s a new process sends all of it', async (_, answer) => {
  const first = aQueue([answer])
  addDay(first)
  await first.send().catch(() => undefined)
  const { sent, ...second } = aQueue([shiftAnswer, pingsAnswer(), shiftAnswer], first.disk)
  await second.send()
  expect(sent()).toEqual(['clock-in', 'pings', 'clock-out'])
})

test('a 401 is answered with another token, a refused position alone is shown, and off stops the sensor', async () => {
  const isRefused = (sent: unknown) => JSON.stringify(sent).includes(fix(2).at)
  const upload: Answer = (sent) =>
    isRefused(sent)
      ? { status: 422, body: { status: 422, code: 'invalid' } }
      : { status: 200, body: { accepted: 1, tracking: 'off' } }
  const unauthorized: Answer = { status: 401, body: { message: 'Unauthorized' } }
  const { sent, shown, disk, ...queue } = aQueue([
    unauthorized,
    shiftAnswer,
    upload,
    upload,
    upload,
    upload,
    upload,
    shiftAnswer,
  ])
  addDay(queue)
  await queue.send()
  expect(sent().filter((path) => path === 'clock-in')).toHaveLength(2)
  expect([
    shown.includes('invalid'),
    shown.includes('stop'),
    shown.filter((each) => each === 'invalid').length,
  ]).toEqual([true, true, 1])
  expect(disk.text).toBe('[]')
})

test('an account that is being erased leaves nothing on the phone', async () => {
  const { disk, ...queue } = aQueue([problem(403, 'account_erasing')])
  addDay(queue)
  await queue.send()
  expect(disk.text).toBe('[]')
})
