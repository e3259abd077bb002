import { env } from '../../shared/env.ts'
import { http } from '../../shared/http/http.ts'
import { bind } from '../../shared/http/route.ts'
import { openTable } from '../../shared/table/table.ts'
import { erasureStore } from '../erasure-store.ts'
import { erasers } from '../registry/all-erasers.ts'
import { showErasure } from '../show-erasure.ts'
import { renderErasure } from '../status/render-erasure.ts'
import { ShowErasure } from '../status/routes.ts'

const table = openTable()
const deps = { ...erasureStore(table), erasers, statusKey: () => table.keyring.derive('status-link') }

export const handler = http(
  bind(ShowErasure, ({ params, query, headers }) =>
    renderErasure({ headers, query, apiUrl: env('API_URL') }, () => showErasure(params.id, query.token, deps)),
  ),
)
