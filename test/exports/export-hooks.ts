import { afterAll, beforeAll } from 'vitest'
import { aWorld, type World } from '../accounts/world.ts'
import { type Objects, startObjects } from '../support/objects.ts'
import { beforeEachOnNewTable } from '../support/table-hooks.ts'
import { anExporting, type Exporting } from './exporting.ts'

/** Each test gets a world on its own table; all share one bucket. */
export function beforeEachWithExporting(begin: (given: { world: World; exporting: Exporting }) => unknown): void {
  let objects: Objects
  beforeAll(async () => {
    objects = await startObjects()
  })
  afterAll(() => objects.stop())
  beforeEachOnNewTable((table) => begin({ world: aWorld(table), exporting: anExporting(table, objects) }))
}
