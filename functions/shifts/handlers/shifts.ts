import { clock } from '../../shared/clock.ts'
import { httpWith } from '../../shared/http/http.ts'
import { openShelf } from '../../shared/http/open-response-storage.ts'
import { ok, on } from '../../shared/http/route.ts'
import { findMember, listEveryMember, listMembers } from '../../shared/identity/member.ts'
import { openTable } from '../../shared/table/table.ts'
import { readCounts } from '../ping-counts/read-ping-counts.ts'
import { listShifts } from '../shift/list-shifts.ts'
import { readShift } from '../shift/read-shift.ts'
import { GetCounts, GetShift, GetTimesheets, GetTrack, ListPositions, ListShifts } from '../shift/routes.ts'
import { openShiftStore } from '../store/open-shift-store.ts'
import { dayCountStore } from '../store/ping-count-store.ts'
import { stagedStore } from '../store/segment-store.ts'
import { shiftStore } from '../store/shift-store.ts'
import { trackStore } from '../store/track-part-store.ts'
import { readTimesheets } from '../timesheets/read-timesheets.ts'
import { livePositions } from '../tracks/list-positions.ts'
import { readTrack } from '../tracks/read-track.ts'
import { viewStore } from '../tracks/track-view-store.ts'

const table = openTable()
const deps = {
  ...shiftStore(table),
  ...openShiftStore(table),
  ...stagedStore(table),
  ...trackStore(table),
  ...viewStore(table),
  ...dayCountStore(table),
  findMember: (accountId: string, memberId: string) => findMember(table, accountId, memberId),
  listMembers: (accountId: string) => listMembers(table, accountId),
  listEveryMember: (accountId: string) => listEveryMember(table, accountId),
  now: clock,
}

export const handler = httpWith(
  { shelf: openShelf },
  on(ListShifts, async ({ query }, caller) => ok(await listShifts(query, caller, deps))),
  on(GetShift, async ({ params }, caller) => ok(await readShift(params.id, caller, deps))),
  on(GetTrack, ({ params, query }, caller) => readTrack(params.id, query, caller, deps)),
  on(GetTimesheets, ({ query }, caller) => readTimesheets(query, caller, deps)),
  on(ListPositions, async (_request, caller) => ok(await livePositions(caller, deps))),
  on(GetCounts, async ({ params, query }, caller) => ok(await readCounts(params.id, query, caller, deps))),
)
