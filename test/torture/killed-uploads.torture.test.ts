import fc from 'fast-check'
import { test } from 'vitest'
import type { Table } from '../../functions/shared/table/table.ts'
import { killedSteps, playKilled } from '../shifts/ingest/killed-uploads.ts'
import { beforeAllOnTable } from '../support/table-hooks.ts'

let table: Table

beforeAllOnTable((given) => {
  table = given
})

const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31)
process.stdout.write(`killed uploads: SEED=${seed}\n`)

test('300 histories of uploads, each killed after any write, lose nothing and double nothing', async () => {
  await fc.assert(
    fc.asyncProperty(killedSteps, (plan) => playKilled(table, plan)),
    { numRuns: 300, seed },
  )
})
