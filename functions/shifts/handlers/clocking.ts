import { clock } from '../../shared/clock.ts'
import { http } from '../../shared/http/http.ts'
import { ok, on } from '../../shared/http/route.ts'
import { newId } from '../../shared/ids.ts'
import { openTable } from '../../shared/table/table.ts'
import { endBreak, startBreak } from '../clocking/breaks.ts'
import { clockIn } from '../clocking/clock-in.ts'
import { clockOut } from '../clocking/clock-out.ts'
import { correctionStore } from '../corrections/correction-store.ts'
import { ClockIn, ClockOut, EndBreak, StartBreak } from '../shift/routes.ts'
import { sealingStore } from '../store/compaction-store.ts'
import { guardStore } from '../store/member-lock-store.ts'
import { openShiftStore } from '../store/open-shift-store.ts'
import { stagedStore } from '../store/segment-store.ts'
import { shiftStore } from '../store/shift-store.ts'
import { trackStore } from '../store/track-part-store.ts'

const table = openTable()
const deps = {
  ...shiftStore(table),
  ...openShiftStore(table),
  ...guardStore(table),
  ...stagedStore(table),
  ...trackStore(table),
  ...sealingStore(table),
  ...correctionStore(table),
  now: clock,
  newId,
}

export const handler = http(
  on(ClockIn, ({ body }, caller) => clockIn(body, caller, deps)),
  on(ClockOut, ({ body }, caller) => clockOut(body, caller, deps)),
  on(StartBreak, async ({ body }, caller) => ok(await startBreak(body, caller, deps))),
  on(EndBreak, async ({ body }, caller) => ok(await endBreak(body, caller, deps))),
)
