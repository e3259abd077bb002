import { beforeEach } from 'vitest'
import type { Table } from '../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../support/table-hooks.ts'
import { aWorker, type Worker } from './world.ts'

/** Before each test of a file a worker of a new account, given to `begin`; the table is one for all of them. */
export function beforeEachWithWorker(begin: (worker: Worker, table: Table) => unknown): void {
  let table: Table
  beforeAllOnTable((given) => {
    table = given
  })
  beforeEach(async () => {
    await begin(await aWorker(table), table)
  })
}
