import { afterAll, beforeAll } from 'vitest'
import { aWorld, type World } from '../accounts/world.ts'
import { type Objects, startObjects } from '../support/objects.ts'
import { beforeEachOnNewTable } from '../support/table-hooks.ts'
import { anExporting, type Exporting } from './exporting.ts'

/** Before each test of a file a world on a table of its own, and its exports; their bucket is one for all tests. */
export function beforeEachWithExporting(begin: (given: { world: World; exporting: Exporting }) => unknown): void {
  let objects: Objects
  beforeAll(async () => {
    objects = await startObjects()
  })
  afterAll(() => objects.stop())
  beforeEachOnNewTable((table) => begin({ world: aWorld(table), exporting: anExporting(table, objects) }))
}
