import { afterAll, beforeAll, beforeEach } from 'vitest'
import type { Table } from '../../functions/shared/table/table.ts'
import { type Engine, startEngine } from './engine.ts'

export type Begin = (table: Table) => unknown

export function beforeAllOnTable(begin: Begin): void {
  const newTable = tablesOfFile()
  beforeAll(async () => {
    await begin(await newTable())
  })
}

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
