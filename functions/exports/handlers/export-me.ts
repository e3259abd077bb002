import { clock } from '../../shared/clock.ts'
import { httpWith } from '../../shared/http/http.ts'
import { openResponseStorage } from '../../shared/http/open-response-storage.ts'
import { bind, ok } from '../../shared/http/route.ts'
import { openTable } from '../../shared/table/table.ts'
import { exportOwnData } from '../export-own-data.ts'
import { ownExportStore } from '../own-export-store.ts'
import { exporters } from '../registry/all-exporters.ts'
import { ExportMe } from '../routes.ts'

const deps = { ...ownExportStore(openTable()), exporters, now: clock }

export const handler = httpWith(
  { responseStorage: openResponseStorage },
  bind(ExportMe, async ({ query }, principal) => ok(await exportOwnData(query.cursor, principal, deps))),
)
