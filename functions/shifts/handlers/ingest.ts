import { clock } from '../../shared/clock.ts'
import { deviceHttp, withDevices } from '../../shared/device-http.ts'
import { http } from '../../shared/http.ts'
import { describeError, log } from '../../shared/log.ts'
import { ok, on } from '../../shared/route.ts'
import { openTable } from '../../shared/table.ts'
import { dayCountStore } from '../day-count-store.ts'
import { deviceRoute } from '../device-route.ts'
import { deviceUseStore } from '../device-use-store.ts'
import { openShiftStore } from '../open-shift-store.ts'
import { PostPings } from '../ping-routes.ts'
import { recordPings } from '../record-pings.ts'
import { segmentStore } from '../segment-store.ts'
import { shiftStore } from '../store.ts'
import { trackStore } from '../track-store.ts'

const table = openTable()
const deps = {
  ...shiftStore(table),
  ...openShiftStore(table),
  ...segmentStore(table),
  ...trackStore(table),
  ...dayCountStore(table),
  now: clock,
}

const uploads = {
  ...deps,
  ...deviceUseStore(table),
  untold: new Map<string, number>(),
  report: (error: unknown) => log('warn', 'last_use_not_noted', describeError(error)),
}

export const handler = withDevices(
  http(on(PostPings, async ({ body }, caller) => ok(await recordPings(body, caller, deps)))),
  deviceHttp(table, (dialect) => deviceRoute(dialect, uploads)),
)
