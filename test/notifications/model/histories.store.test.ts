import fc from 'fast-check'
import { test } from 'vitest'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { agrees } from './agrees.ts'
import { engines } from './engines.ts'
import { histories } from './history.ts'

let table: Table

beforeAllOnTable((authored) => {
  table = authored
})

test('a few histories over a real engine: what goes out is what the rules let out (300 by npm run torture)', async () => {
  let mark = 0
  await fc.assert(
    fc.asyncProperty(histories, async (history) => {
      await agrees(history, await engines(table, mark++, history.beginning))
    }),
    { numRuns: 15, seed: 20_261_121, endOnFailure: true },
  )
})
