import fc from 'fast-check'
import { expect, test } from 'vitest'
import { agrees } from './agrees.ts'
import { histories } from './history.ts'
import { core } from './model.ts'

test('10,000 histories: what goes out is what the rules let out at that moment, and nothing else', async () => {
  let gone = 0
  await fc.assert(
    fc.asyncProperty(histories, async (history) => {
      gone += (await agrees(history, core(history.beginning))).length
    }),
    { numRuns: 10_000, seed: 20_261_121 },
  )
  expect(gone).toBeGreaterThan(5_000) // they are not about nothing
}, 120_000)
