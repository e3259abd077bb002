import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkAgainstRules } from './check-against-rules.ts'
import { histories } from './history.ts'
import { core } from './pure-core.ts'

test('10,000 histories send what the rules allow at the time, and nothing else', async () => {
  let gone = 0
  await fc.assert(
    fc.asyncProperty(histories, async (history) => {
      gone += (await checkAgainstRules(history, core(history.startTime))).length
    }),
    { numRuns: 10_000, seed: 20_261_121 },
  )
  expect(gone).toBeGreaterThan(5_000) // most histories send something
}, 120_000)
