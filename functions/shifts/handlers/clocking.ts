import { clock } from '../../shared/clock.ts'
import { http } from '../../shared/http/http.ts'
import { bind, ok } from '../../shared/http/route.ts'
import { newId } from '../../shared/ids.ts'
import { openTable } from '../../shared/table/table.ts'
import { endBreak, startBreak } from '../clocking/breaks.ts'
import { clockIn } from '../clocking/clock-in.ts'
import { clockOut } from '../clocking/clock-out.ts'
import { rememberUnparsed } from '../clocking/remember-unparsed.ts'
import { ClockIn, ClockOut, EndBreak, StartBreak } from '../clocking/routes.ts'
import { correctionStore } from '../corrections/correction-store.ts'
import { compactionStore } from '../store/compaction-store.ts'
import { memberLockStore } from '../store/member-lock-store.ts'
import { openShiftStore } from '../store/open-shift-store.ts'
import { segmentAppendStore } from '../store/segment-append-store.ts'
import { segmentStore } from '../store/segment-store.ts'
import { shiftAliasStore } from '../store/shift-alias-store.ts'
import { shiftStore } from '../store/shift-store.ts'
import { trackPartStore } from '../store/track-part-store.ts'

const table = openTable()
const deps = {
  ...shiftStore(table),
  ...shiftAliasStore(table),
  ...openShiftStore(table),
  ...memberLockStore(table),
  ...segmentStore(table),
  ...segmentAppendStore(table),
  ...trackPartStore(table),
  ...compactionStore(table),
  ...correctionStore(table),
  now: clock,
  newId,
}

export const handler = http(
  bind(
    ClockIn,
    ({ body }, caller) => clockIn(body, caller, deps),
    (body, caller) => rememberUnparsed(body, caller, deps),
  ),
  bind(ClockOut, ({ body }, caller) => clockOut(body, caller, deps)),
  bind(StartBreak, async ({ body }, caller) => ok(await startBreak(body, caller, deps))),
  bind(EndBreak, async ({ body }, caller) => ok(await endBreak(body, caller, deps))),
)
