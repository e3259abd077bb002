import { clock } from '../../shared/clock.ts'
import { httpWith } from '../../shared/http.ts'
import { findMember, listEveryMember, listMembers } from '../../shared/members.ts'
import { ok, on } from '../../shared/route.ts'
import { openShelf } from '../../shared/shelf.ts'
import { openTable } from '../../shared/table.ts'
import { dayCountStore } from '../day-count-store.ts'
import { listShifts } from '../list-shifts.ts'
import { livePositions } from '../live-positions.ts'
import { openShiftStore } from '../open-shift-store.ts'
import { readCounts } from '../read-counts.ts'
import { readShift } from '../read-shift.ts'
import { readTimesheets } from '../read-timesheets.ts'
import { readTrack } from '../read-track.ts'
import { GetCounts, GetShift, GetTimesheets, GetTrack, ListPositions, ListShifts } from '../routes.ts'
import { stagedStore } from '../staged-store.ts'
import { shiftStore } from '../store.ts'
import { trackStore } from '../track-store.ts'
import { viewStore } from '../view-store.ts'

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
