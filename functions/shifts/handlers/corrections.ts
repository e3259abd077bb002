import { clock } from '../../shared/clock.ts'
import { found } from '../../shared/errors.ts'
import { http } from '../../shared/http.ts'
import { newId } from '../../shared/ids.ts'
import { findMember } from '../../shared/members.ts'
import { accepted, created, noContent, ok, on } from '../../shared/route.ts'
import { openTable } from '../../shared/table.ts'
import { correctShift } from '../correct-shift.ts'
import { correctionStore } from '../correction-store.ts'
import { enterShift } from '../enter-shift.ts'
import { guardStore } from '../guard-store.ts'
import { openShiftStore } from '../open-shift-store.ts'
import { removeShift } from '../remove-shift.ts'
import { requestTrackErasure } from '../request-track-erasure.ts'
import { ApproveShift, CorrectShift, EnterShift, RemoveShift, ReopenShift } from '../routes.ts'
import { sealingStore } from '../sealing-store.ts'
import { stagedStore } from '../staged-store.ts'
import { shiftStore } from '../store.ts'
import { RequestTrackErasure, ShowTrackErasure } from '../track-erasure-routes.ts'
import { trackErasureStore } from '../track-erasure-store.ts'
import { trackStore } from '../track-store.ts'
import { approveShift, reopenShift } from '../turn-shift.ts'

const table = openTable()
const deps = {
  ...shiftStore(table),
  ...openShiftStore(table),
  ...guardStore(table),
  ...stagedStore(table),
  ...trackStore(table),
  ...sealingStore(table),
  ...correctionStore(table),
  ...trackErasureStore(table),
  findMember: (accountId: string, memberId: string) => findMember(table, accountId, memberId),
  now: clock,
  newId,
}

export const handler = http(
  on(EnterShift, async ({ body }, caller) => created(await enterShift(body, caller, deps))),
  on(CorrectShift, async ({ params, body }, caller) => ok(await correctShift(params.id, body, caller, deps))),
  on(RemoveShift, async ({ params, body }, caller) => {
    await removeShift(params.id, body, caller, deps)
    return noContent
  }),
  on(ApproveShift, async ({ params }, caller) => ok(await approveShift(params.id, caller, deps))),
  on(RequestTrackErasure, async ({ body }, caller) => accepted(await requestTrackErasure(body, caller, deps))),
  on(ShowTrackErasure, async ({ params }, { accountId }) =>
    ok(found(await deps.findTrackErasure(accountId, params.id))),
  ),
  on(ReopenShift, async ({ params }, caller) => ok(await reopenShift(params.id, caller, deps))),
)
