import { afterAll, beforeAll, beforeEach } from 'vitest'
import type { Table } from '../../functions/shared/table/table.ts'
import { type Engine, startEngine } from './engine.ts'

/** Sets the stage for tests on a table; what it does is awaited. */
export type Begin = (table: Table) => unknown

/** An engine for the tests of one file, with one table for all of them. */
export function beforeAllOnTable(begin: Begin): void {
  const newTable = tablesOfFile()
  beforeAll(async () => {
    await begin(await newTable())
  })
}

/** An engine for the tests of one file, with a table for each of them. */
export function beforeEachOnNewTable(begin: Begin): void {
  const newTable = tablesOfFile()
  beforeEach(async () => {
    await begin(await newTable())
  })
}

function tablesOfFile(): () => Promise<Table> {
  let engine: Engine | undefined
  beforeAll(async () => {
    engine = await startEngine()
  })
  afterAll(() => engine?.stop())
  return async () => {
    if (!engine) throw new Error('the engine has not started')
    return engine.table()
  }
}
