import fc from 'fast-check'
import { test } from 'vitest'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { killedSteps, playKilled } from './killed-uploads.ts'

let table: Table

beforeAllOnTable((given) => {
  table = given
})

/** The long form is `npm run torture`. */
test('uploads in any order, each killed after any write, lose nothing, double nothing, and leave nothing outside', async () => {
  await fc.assert(
    fc.asyncProperty(killedSteps, (plan) => playKilled(table, plan)),
    { numRuns: 3 },
  )
})
