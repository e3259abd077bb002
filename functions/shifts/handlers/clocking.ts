import { clock } from '../../shared/clock.ts'
import { http } from '../../shared/http.ts'
import { newId } from '../../shared/ids.ts'
import { ok, on } from '../../shared/route.ts'
import { openTable } from '../../shared/table.ts'
import { clockIn } from '../clock-in.ts'
import { clockOut } from '../clock-out.ts'
import { correctionStore } from '../correction-store.ts'
import { guardStore } from '../guard-store.ts'
import { openShiftStore } from '../open-shift-store.ts'
import { ClockIn, ClockOut, EndBreak, StartBreak } from '../routes.ts'
import { sealingStore } from '../sealing-store.ts'
import { stagedStore } from '../staged-store.ts'
import { shiftStore } from '../store.ts'
import { endBreak, startBreak } from '../take-break.ts'
import { trackStore } from '../track-store.ts'

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
