import { clock } from '../../shared/clock.ts'
import { httpWith } from '../../shared/http/http.ts'
import { openResponseStorage } from '../../shared/http/open-response-storage.ts'
import { bind, ok } from '../../shared/http/route.ts'
import { findMember, findMembers, listEveryMember, listMembers } from '../../shared/identity/member-store.ts'
import { openTable } from '../../shared/table/table.ts'
import { changesStore } from '../changes/changes-store.ts'
import { listChanges } from '../changes/list-changes.ts'
import { ListChanges } from '../changes/routes.ts'
import { readPingCounts } from '../ping-counts/read-ping-counts.ts'
import { ReadPingCounts } from '../ping-counts/routes.ts'
import { listShifts } from '../shift/list-shifts.ts'
import { readShift } from '../shift/read-shift.ts'
import { GetShift, ListShifts } from '../shift/routes.ts'
import { openShiftStore } from '../store/open-shift-store.ts'
import { pingCountStore } from '../store/ping-count-store.ts'
import { segmentStore } from '../store/segment-store.ts'
import { shiftAliasStore } from '../store/shift-alias-store.ts'
import { shiftStore } from '../store/shift-store.ts'
import { tailStore } from '../store/tail-store.ts'
import { trackPartStore } from '../store/track-part-store.ts'
import { readTimesheets } from '../timesheets/read-timesheets.ts'
import { GetTimesheets } from '../timesheets/routes.ts'
import { listPositions } from '../tracks/list-positions.ts'
import { readTrack } from '../tracks/read-track.ts'
import { GetTrack, ListPositions } from '../tracks/routes.ts'
import { viewStore } from '../tracks/track-view-store.ts'

const table = openTable()
const deps = {
  ...shiftStore(table),
  ...shiftAliasStore(table),
  ...openShiftStore(table),
  ...tailStore(table),
  ...segmentStore(table),
  ...trackPartStore(table),
  ...viewStore(table),
  ...changesStore(table),
  ...pingCountStore(table),
  findMember: (accountId: string, memberId: string) => findMember(table, accountId, memberId),
  findMembers: (accountId: string, memberIds: readonly string[]) => findMembers(table, accountId, memberIds),
  listMembers: (accountId: string) => listMembers(table, accountId),
  listEveryMember: (accountId: string) => listEveryMember(table, accountId),
  now: clock,
}

export const handler = httpWith(
  { responseStorage: openResponseStorage },
  bind(ListShifts, async ({ query }, caller) => ok(await listShifts(query, caller, deps))),
  bind(GetShift, async ({ params }, caller) => ok(await readShift(params.id, caller, deps))),
  bind(GetTrack, ({ params, query }, caller) => readTrack(params.id, query, caller, deps)),
  bind(GetTimesheets, ({ query }, caller) => readTimesheets(query, caller, deps)),
  bind(ListChanges, async ({ query }, caller) => ok(await listChanges(query, caller, deps))),
  bind(ListPositions, async (_request, caller) => ok(await listPositions(caller, deps))),
  bind(ReadPingCounts, async ({ params, query }, caller) => ok(await readPingCounts(params.id, query, caller, deps))),
)
