import { clock } from '../../shared/clock.ts'
import { deviceHttp, withDevices } from '../../shared/http/device-http.ts'
import { http } from '../../shared/http/http.ts'
import { ok, on } from '../../shared/http/route.ts'
import { describeError, log } from '../../shared/log.ts'
import { openTable } from '../../shared/table/table.ts'
import { deviceRoute } from '../ingest/device-route.ts'
import { deviceUseStore } from '../ingest/device-use-store.ts'
import { recordPings } from '../ingest/record-pings.ts'
import { PostPings } from '../ingest/routes.ts'
import { openShiftStore } from '../store/open-shift-store.ts'
import { dayCountStore } from '../store/ping-count-store.ts'
import { segmentStore } from '../store/segment-append-store.ts'
import { shiftStore } from '../store/shift-store.ts'
import { trackStore } from '../store/track-part-store.ts'

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
