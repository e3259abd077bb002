import { describe, expect, test } from 'vitest'
import { retry, retryOnConflict } from '../../../functions/shared/background/retry.ts'

function failing(times: number) {
  let runs = 0
  const work = async () => {
    runs += 1
    if (runs <= times) throw new Error(`failure ${runs}`)
    return 'done'
  }
  return { work, runs: () => runs }
}

function aBudget(remaining = () => 60_000) {
  const pauses: number[] = []
  return { pauses, pause: async (milliseconds: number) => void pauses.push(milliseconds), remaining }
}

describe('retry', () => {
  test('returns what the work returns, without a pause when it succeeds at once', async () => {
    const budget = aBudget()
    expect(await retry(failing(0).work, budget)).toBe('done')
    expect(budget.pauses).toEqual([])
  })

  test('repeats work that fails, with doubling pauses', async () => {
    const budget = aBudget()
    expect(await retry(failing(3).work, budget)).toBe('done')
    expect(budget.pauses).toEqual([200, 400, 800])
  })

  test('throws the last error after five attempts', async () => {
    const { work, runs } = failing(9)
    await expect(retry(work, aBudget())).rejects.toThrow('failure 5')
    expect(runs()).toBe(5)
  })

  test('throws at once when the invocation has no time for another attempt', async () => {
    const { work, runs } = failing(9)
    await expect(
      retry(
        work,
        aBudget(() => 5_999),
      ),
    ).rejects.toThrow('failure 1')
    expect(runs()).toBe(1)
  })
})

describe('retryOnConflict', () => {
  test('repeats an attempt while it conflicts, and returns its result', async () => {
    const results = [undefined, undefined, 'written', 'never reached']
    expect(await retryOnConflict(3, async () => results.shift())).toBe('written')
    expect(results).toEqual(['never reached'])
  })

  test.each([null, false, 0, ''])('takes %j for a result, not for a conflict', async (result) => {
    let attempts = 0
    const attempt = async () => {
      attempts += 1
      return result
    }
    expect(await retryOnConflict(3, attempt)).toBe(result)
    expect(attempts).toBe(1)
  })

  test('throws unavailable when every attempt conflicts', async () => {
    let attempts = 0
    const attempt = async () => {
      attempts += 1
      return undefined
    }
    await expect(retryOnConflict(4, attempt)).rejects.toMatchObject({ code: 'unavailable', status: 503 })
    expect(attempts).toBe(4)
  })

  test('does not repeat an attempt that throws', async () => {
    const { work, runs } = failing(9)
    await expect(retryOnConflict(4, work)).rejects.toThrow('failure 1')
    expect(runs()).toBe(1)
  })
})
