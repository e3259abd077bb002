import { http } from '../../shared/http.ts'
import { on } from '../../shared/route.ts'
import { openTable } from '../../shared/table.ts'
import { answerErasure } from '../answer-erasure.ts'
import { erasers } from '../erasers.ts'
import { ShowErasure } from '../erasure-routes.ts'
import { erasureStore } from '../erasure-store.ts'
import { showErasure } from '../show-erasure.ts'

const table = openTable()
const deps = { ...erasureStore(table), erasers, statusKey: () => table.keyring.derive('status-link') }

export const handler = http(
  on(ShowErasure, ({ params, query, headers }) =>
    answerErasure({ accept: headers['accept'], ...query }, () => showErasure(params.id, query.token, deps)),
  ),
)
