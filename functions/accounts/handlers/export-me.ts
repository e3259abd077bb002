import { clock } from '../../shared/clock.ts'
import { httpWith } from '../../shared/http.ts'
import { ok, on } from '../../shared/route.ts'
import { openShelf } from '../../shared/shelf.ts'
import { openTable } from '../../shared/table.ts'
import { exportMe } from '../export-me.ts'
import { ExportMe } from '../export-routes.ts'
import { exporters } from '../exporters.ts'
import { ownExportStore } from '../own-export-store.ts'

const deps = { ...ownExportStore(openTable()), exporters, now: clock }

export const handler = httpWith(
  { shelf: openShelf },
  on(ExportMe, async ({ query }, principal) => ok(await exportMe(query.cursor, principal, deps))),
)
