import { clock } from '../../shared/clock.ts'
import { deviceHttp, withDevices } from '../../shared/http/device-http.ts'
import { http } from '../../shared/http/http.ts'
import { bind, ok } from '../../shared/http/route.ts'
import { describeError, log, logFigure } from '../../shared/log.ts'
import { openTable } from '../../shared/table/table.ts'
import { deviceUseStore } from '../ingest/device-use-store.ts'
import { deviceRoute } from '../ingest/ingest-device-upload.ts'
import { postPings } from '../ingest/record-pings.ts'
import { PostFromDevice, PostFromDeviceAt, PostFromDeviceTyped, PostPings } from '../ingest/routes.ts'
import { memberLockStore } from '../store/member-lock-store.ts'
import { openShiftStore } from '../store/open-shift-store.ts'
import { pingCountStore } from '../store/ping-count-store.ts'
import { segmentAppendStore } from '../store/segment-append-store.ts'
import { segmentStore } from '../store/segment-store.ts'
import { shiftAliasStore } from '../store/shift-alias-store.ts'
import { shiftStore } from '../store/shift-store.ts'
import { tailStore } from '../store/tail-store.ts'
import { trackPartStore } from '../store/track-part-store.ts'

const table = openTable()
const deps = {
  ...shiftStore(table),
  ...shiftAliasStore(table),
  ...memberLockStore(table),
  ...openShiftStore(table),
  ...tailStore(table),
  ...segmentAppendStore(table),
  ...segmentStore(table),
  ...trackPartStore(table),
  ...pingCountStore(table),
  now: clock,
  countUpload: (points: number) => logFigure('upload_received', { points }),
  reportFlush: (error: unknown) => log('warn', 'tail_not_flushed', describeError(error)),
}

const uploads = {
  ...deps,
  ...deviceUseStore(table),
  pendingUses: new Map(),
  report: (error: unknown) => log('warn', 'device_use_not_recorded', describeError(error)),
}

export const handler = withDevices(
  [PostFromDevice, PostFromDeviceAt, PostFromDeviceTyped],
  http(bind(PostPings, async ({ body }, caller) => ok(await postPings(body, caller, deps)))),
  deviceHttp(PostFromDevice, table, (words) => deviceRoute(words, uploads)),
)
