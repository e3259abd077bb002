import { expect, test } from 'vitest'
import { durationMs, inWords } from '../../local/control/duration.ts'
import { startScreen } from '../../local/start-screen.ts'

const outputs = { apiUrl: 'http://127.0.0.1:3000', inboxUrl: 'http://127.0.0.1:3001' }
const screenAt = (offset: number) =>
  startScreen(outputs, {
    state: '/srv/state',
    demo: false,
    seconds: 1.23,
    clock: { now: () => Date.parse('2026-03-04T10:00:00Z') + offset, offset: () => offset },
  })

test('the start screen says nothing of a clock that shows the real time', () => {
  expect(screenAt(0)).not.toContain('clock')
})

test.each([
  [93_600_000, "1 day 2 hours ahead of this machine's: 2026-03-05T12:00:00.000Z"],
  [-5_000, "5 seconds behind this machine's: 2026-03-04T09:59:55.000Z"],
  [86_400_123, "1 day ahead of this machine's: 2026-03-05T10:00:00.123Z"],
])('the start screen says that the clock is moved by %i ms, and how to undo it exactly', (offset, words) => {
  const lines = screenAt(offset)
  expect(lines).toContain(`The clock is ${words}`)
  expect(durationMs(/"advance":"([^"]*)"/.exec(lines)?.[1] ?? '')).toBe(-offset)
})

test('a duration is said in its two largest units', () => {
  const said = [400, 1_000, 60_000, 3_661_000, 86_400_000 * 400 + 60_000].map(inWords)
  expect(said).toEqual(['1 second', '1 second', '1 minute', '1 hour 1 minute', '400 days'])
})
