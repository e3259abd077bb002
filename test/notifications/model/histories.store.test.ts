import fc from 'fast-check'
import { test } from 'vitest'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { checkAgainstRules } from './check-against-rules.ts'
import { histories } from './history.ts'
import { systemUnderTest } from './system-under-test.ts'

let table: Table

beforeAllOnTable((opened) => {
  table = opened
})

test('a few histories on a real engine send what the rules allow (300 by npm run torture)', async () => {
  let mark = 0
  await fc.assert(
    fc.asyncProperty(histories, async (history) => {
      await checkAgainstRules(history, await systemUnderTest(table, mark++, history.startTime))
    }),
    { numRuns: 15, seed: 20_261_121, endOnFailure: true },
  )
})
