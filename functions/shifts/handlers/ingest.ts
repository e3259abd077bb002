import { clock } from '../../shared/clock.ts'
import { http } from '../../shared/http.ts'
import { ok, on } from '../../shared/route.ts'
import { openTable } from '../../shared/table.ts'
import { openShiftStore } from '../open-shift-store.ts'
import { recordPings } from '../record-pings.ts'
import { PostPings } from '../routes.ts'
import { segmentStore } from '../segment-store.ts'
import { shiftStore } from '../store.ts'

const table = openTable()
const deps = { ...shiftStore(table), ...openShiftStore(table), ...segmentStore(table), now: clock }

export const handler = http(on(PostPings, async ({ body }, caller) => ok(await recordPings(body, caller, deps))))
