import { describe, expect, test } from 'vitest'
import {
  openPacer,
  pacers,
  type Rates,
  turnMilliseconds,
  unitsOf,
} from '../../../functions/notifications/sending/pace.ts'

test.each([
  [1, 1, 1 / 2, 2_000],
  [3, 1, 1 / 2, 6_000],
  [1, 3, 1 / 2, 667],
  [1, 14, 1 / 2, 143],
  [10, 1, 1 / 2, 20_000],
  [1, 0.5, 1 / 2, 4_000],
  [1, 1, 1 / 8, 8_000],
  [1, 1, 3 / 8, 2_667],
])('of %i units at %d a second, a turn at a share of %d lasts %i ms', (units, perSecond, share, milliseconds) => {
  expect(turnMilliseconds(units, perSecond, share)).toBe(milliseconds)
})

test('an SMS takes its parts of the rate, an email one', () => {
  const parts = (text: string) => text.length
  const contact = {} as never
  expect(unitsOf({ via: 'sms', contact, body: 'four', promotional: false }, parts)).toBe(4)
  expect(unitsOf({ via: 'autoReply', autoReply: { text: 'six!!!' } as never }, parts)).toBe(6)
  expect(unitsOf({ via: 'email', contact, email: {} as never }, parts)).toBe(1)
})

/** An invocation whose time passes by its pauses, and by `takes` milliseconds a call. */
function anInvocation(rates: Rates, { lasts = 30_000, takes = 0 } = {}) {
  const time = { now: 0 }
  const starts: number[] = []
  const pacer = openPacer(rates, {
    pause: async (milliseconds) => {
      time.now += milliseconds
    },
    remaining: () => lasts - time.now,
    now: () => time.now,
  })
  const call = (units = 1, channel: 'sms' | 'email' = 'sms') =>
    pacer.inTurn(channel, async (mayBegin) => {
      if (!mayBegin(units)) return false
      starts.push(time.now)
      time.now += takes
      return true
    })
  return { time, starts, call }
}
const slow = { smsPartsPerSecond: 1, emailsPerSecond: 1, share: 1 / 2 }

describe('a batch', () => {
  test('of ten texts at one part a second begins one each two seconds, and ends in time', async () => {
    const { call, starts, time } = anInvocation(slow)
    const made = await Promise.all(Array.from({ length: 10 }, () => call()))
    expect(made).toEqual(Array(10).fill(true))
    expect(starts).toEqual(Array.from({ length: 10 }, (_, index) => index * 2_000))
    expect(time.now).toBe(20_000)
  })

  test('leaves to another invocation what has no time for its pause, and never runs into the timeout', async () => {
    const { call, time } = anInvocation(slow)
    const made = await Promise.all(Array.from({ length: 10 }, () => call(3)))
    expect(made.filter(Boolean)).toHaveLength(4)
    expect(time.now).toBeLessThan(30_000 - 1_000)
  })

  test('waits for what the call itself has not taken', async () => {
    const { call, starts } = anInvocation(slow, { takes: 700 })
    await Promise.all([call(), call()])
    expect(starts).toEqual([0, 2_000])
  })

  test('waits after its last call too: the next invocation knows nothing of it', async () => {
    const { call, time } = anInvocation(slow)
    await call()
    expect(time.now).toBe(2_000)
  })

  test('makes its first call however short the time is, and then ends in time', async () => {
    const { call, time } = anInvocation(slow, { lasts: 5_000 })
    expect(await Promise.all([call(10), call()])).toEqual([true, false])
    expect(time.now).toBeLessThan(5_000)
  })

  test('that refuses a message does not wait for it', async () => {
    const pacer = openPacer(slow, { pause: async () => expect.unreachable(), remaining: () => 9_000, now: () => 0 })
    const all = await Promise.all([1, 2, 3].map((n) => pacer.inTurn('sms', async () => n)))
    expect(all).toEqual([1, 2, 3])
  })

  test('goes on after a call that throws, after its pause', async () => {
    const time = { now: 0 }
    const pacer = openPacer(slow, {
      pause: async (ms) => {
        time.now += ms
      },
      remaining: () => 9_000,
      now: () => time.now,
    })
    const failing = pacer.inTurn('sms', async (mayBegin) => {
      mayBegin(1)
      throw new Error('provider')
    })
    const next = pacer.inTurn('sms', async () => time.now)
    await expect(failing).rejects.toThrow('provider')
    expect(await next).toBe(2_000)
  })
})

test('texts and emails do not wait for each other', async () => {
  const { call, starts } = anInvocation({ ...slow, emailsPerSecond: 1_000 })
  await Promise.all([call(1, 'email'), call(1, 'email')])
  expect(starts).toEqual([0, 2])
})

test('without a rate nothing waits, and nothing stands in line', async () => {
  const pacer = openPacer(
    { share: 1 / 2 },
    { pause: async () => expect.unreachable(), remaining: () => 0, now: () => 0 },
  )
  const order: number[] = []
  await Promise.all([
    pacer.inTurn('sms', async () => {
      await new Promise((resolve) => setTimeout(resolve, 5))
      order.push(1)
    }),
    pacer.inTurn('sms', async () => order.push(2)),
  ])
  expect(order).toEqual([2, 1])
})

test('all messages of an invocation share its pacer, and those of another do not', () => {
  const pacerOf = pacers(slow, { pause: async () => undefined })
  const [one, other] = [{ getRemainingTimeInMillis: () => 1 }, { getRemainingTimeInMillis: () => 1 }]
  expect(pacerOf(one)).toBe(pacerOf(one))
  expect(pacerOf(one)).not.toBe(pacerOf(other))
})
