import { beforeEach } from 'vitest'
import type { Table } from '../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../support/table-hooks.ts'
import { aWorker, type Worker } from './world.ts'

/** Makes a worker of a new account before each test; the tests of a file share one table. */
export function beforeEachWithWorker(use: (worker: Worker, table: Table) => unknown): void {
  let table: Table
  beforeAllOnTable((given) => {
    table = given
  })
  beforeEach(async () => {
    await use(await aWorker(table), table)
  })
}
