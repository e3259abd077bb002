import fc from 'fast-check'
import { test } from 'vitest'
import type { Table } from '../../functions/shared/table/table.ts'
import { checkAgainstRules } from '../notifications/model/check-against-rules.ts'
import { histories } from '../notifications/model/history.ts'
import { systemUnderTest } from '../notifications/model/system-under-test.ts'
import { beforeAllOnTable } from '../support/table-hooks.ts'

let table: Table

beforeAllOnTable((given) => {
  table = given
})

test('300 histories on a real engine: exactly the messages that the rules allow at each instant are sent', async () => {
  let mark = 0
  await fc.assert(
    fc.asyncProperty(histories, async (history) => {
      await checkAgainstRules(history, await systemUnderTest(table, mark++, history.startTime))
    }),
    { numRuns: 300, seed: 20_261_121, endOnFailure: true },
  )
})
