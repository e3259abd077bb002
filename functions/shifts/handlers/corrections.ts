import { clock } from '../../shared/clock.ts'
import { found } from '../../shared/errors.ts'
import { http } from '../../shared/http/http.ts'
import { accepted, bind, created, noContent, ok } from '../../shared/http/route.ts'
import { findMember, listEveryMember } from '../../shared/identity/member-store.ts'
import { newId } from '../../shared/ids.ts'
import { openTable } from '../../shared/table/table.ts'
import { approvePeriod } from '../corrections/approve-period.ts'
import { approveShift, reopenShift } from '../corrections/approve-shift.ts'
import { correctShift } from '../corrections/correct-shift.ts'
import { correctionStore } from '../corrections/correction-store.ts'
import { enterShift } from '../corrections/enter-shift.ts'
import { removeShift } from '../corrections/remove-shift.ts'
import {
  ApprovePeriod,
  ApproveShift,
  CorrectShift,
  EnterShift,
  RemoveShift,
  ReopenShift,
} from '../corrections/routes.ts'
import { compactionStore } from '../store/compaction-store.ts'
import { memberLockStore } from '../store/member-lock-store.ts'
import { openShiftStore } from '../store/open-shift-store.ts'
import { segmentStore } from '../store/segment-store.ts'
import { shiftAliasStore } from '../store/shift-alias-store.ts'
import { shiftStore } from '../store/shift-store.ts'
import { trackPartStore } from '../store/track-part-store.ts'
import { requestTrackErasure } from '../track-erasure/request-track-erasure.ts'
import { RequestTrackErasure, ShowTrackErasure } from '../track-erasure/routes.ts'
import { trackErasureStore } from '../track-erasure/track-erasure-store.ts'

const table = openTable()
const deps = {
  ...shiftStore(table),
  ...shiftAliasStore(table),
  ...openShiftStore(table),
  ...memberLockStore(table),
  ...segmentStore(table),
  ...trackPartStore(table),
  ...compactionStore(table),
  ...correctionStore(table),
  ...trackErasureStore(table),
  findMember: (accountId: string, memberId: string) => findMember(table, accountId, memberId),
  listEveryMember: (accountId: string) => listEveryMember(table, accountId),
  now: clock,
  newId,
}

export const handler = http(
  bind(EnterShift, async ({ body }, caller) => created(await enterShift(body, caller, deps))),
  bind(CorrectShift, async ({ params, body }, caller) => ok(await correctShift(params.id, body, caller, deps))),
  bind(RemoveShift, async ({ params, body }, caller) => {
    await removeShift(params.id, body, caller, deps)
    return noContent
  }),
  bind(ApproveShift, async ({ params }, caller) => ok(await approveShift(params.id, caller, deps))),
  bind(ApprovePeriod, async ({ body }, caller) => ok(await approvePeriod(body, caller, deps))),
  bind(RequestTrackErasure, async ({ body }, caller) => accepted(await requestTrackErasure(body, caller, deps))),
  bind(ShowTrackErasure, async ({ params }, { accountId }) =>
    ok(found(await deps.findTrackErasure(accountId, params.id))),
  ),
  bind(ReopenShift, async ({ params }, caller) => ok(await reopenShift(params.id, caller, deps))),
)
