import { http } from '../../shared/http.ts'
import { ok, on } from '../../shared/route.ts'
import { openTable } from '../../shared/table.ts'
import { erasers } from '../erasers.ts'
import { erasureStore } from '../erasure-store.ts'
import { ShowErasure } from '../routes.ts'
import { showErasure } from '../show-erasure.ts'

const table = openTable()
const deps = { ...erasureStore(table), erasers, statusKey: () => table.keyring.derive('status-link') }

export const handler = http(
  on(ShowErasure, async ({ params, query }) => ok(await showErasure(params.id, query.token, deps))),
)
