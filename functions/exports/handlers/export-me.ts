import { clock } from '../../shared/clock.ts'
import { httpWith } from '../../shared/http/http.ts'
import { openShelf } from '../../shared/http/open-response-storage.ts'
import { ok, on } from '../../shared/http/route.ts'
import { openTable } from '../../shared/table/table.ts'
import { exporters } from '../all-exporters.ts'
import { exportMe } from '../export-own-data.ts'
import { ownExportStore } from '../own-export-store.ts'
import { ExportMe } from '../routes.ts'

const deps = { ...ownExportStore(openTable()), exporters, now: clock }

export const handler = httpWith(
  { shelf: openShelf },
  on(ExportMe, async ({ query }, principal) => ok(await exportMe(query.cursor, principal, deps))),
)
