import { describe, expect, test } from 'vitest'
import { forEachInTime, timeBudgetOf } from '../../../functions/shared/background/time-budget.ts'

function anInvocation(milliseconds: number) {
  let left = milliseconds
  return {
    context: { getRemainingTimeInMillis: () => left },
    pass: (passed: number) => {
      left -= passed
    },
  }
}

describe('the time budget of an invocation', () => {
  test('ends a second before its timeout', () => {
    const { context, pass } = anInvocation(10_000)
    const budget = timeBudgetOf(context)
    pass(8_999)
    expect(budget.hasTime()).toBe(true)
    pass(1)
    expect(budget.hasTime()).toBe(false)
  })

  test('is 20 s at most', () => {
    const { context, pass } = anInvocation(900_000)
    const budget = timeBudgetOf(context)
    pass(20_000)
    expect(budget.hasTime()).toBe(false)
  })

  test('leaves as much of the end as the caller reserves', () => {
    const { context, pass } = anInvocation(10_000)
    const budget = timeBudgetOf(context, 4_000)
    pass(6_000)
    expect(budget.hasTime()).toBe(false)
  })
})

describe('work on each item', () => {
  const items = Array.from({ length: 20 }, (_, index) => index)
  const always = { hasTime: () => true }

  test('is done for all of them, eight at a time', async () => {
    const [seen, counts]: [number[], number[]] = [[], []]
    let running = 0
    const isDone = await forEachInTime(items, always, async (item) => {
      running += 1
      counts.push(running)
      await new Promise((resolve) => setImmediate(resolve))
      running -= 1
      seen.push(item)
      return undefined
    })
    expect(isDone).toBe(true)
    expect(seen.toSorted((a, b) => a - b)).toEqual(items)
    expect(Math.max(...counts)).toBe(8)
  })

  test('ends when the time is over', async () => {
    let checks = 0
    const seen: number[] = []
    const isDone = await forEachInTime(items, { hasTime: () => ++checks <= 5 }, async (item) => {
      seen.push(item)
      return undefined
    })
    expect(isDone).toBe(false)
    expect(seen).toHaveLength(5)
  })

  test('ends when one item is not done', async () => {
    const seen: number[] = []
    const isDone = await forEachInTime(items, always, async (item) => {
      seen.push(item)
      return item !== 3
    })
    expect(isDone).toBe(false)
    expect(seen.length).toBeLessThan(items.length)
  })
})
