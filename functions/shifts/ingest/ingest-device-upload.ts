import { AppError } from '../../shared/errors.ts'
import type { DeviceRoute } from '../../shared/http/device-http.ts'
import type { DevicePrincipal } from '../../shared/identity/device.ts'
import { clockAhead } from '../dialects/clock-skew.ts'
import type { Dialect, ParsedPing, ParsedUpload, PhoneRequest, Reply } from '../dialects/dialect.ts'
import type { Ping } from '../domain/pings/ping.ts'
import { exceedsUploadRate, isUseWorthRecording } from '../domain/rules/device-rate.ts'
import type { DeviceUseStore } from './device-use-store.ts'
import { recordPings } from './record-pings.ts'
import { type PingDeps, trackingWithoutOpenShift } from './upload.ts'

type Tracking = 'on' | 'off'
export type UploadDeps = PingDeps &
  Pick<DeviceUseStore, 'recordUse'> & {
    readonly pendingUploads: PendingUploads
    readonly report: (error: unknown) => void
  }

/** Uploads by device, not written to the device row yet. */
type PendingUploads = Map<string, number>

/** Undefined for an unknown app. Loads the apps' schemas on demand, to speed up other cold starts. */
export async function deviceRoute(name: string | undefined, deps: UploadDeps): Promise<DeviceRoute | undefined> {
  const { dialectOf } = await import('../dialects/registry.ts')
  const dialect = dialectOf(name)
  if (name === undefined || !dialect) return undefined
  return {
    handle: (request, device) => ingestDeviceUpload(name, dialect, request, device, deps),
    fail: (why) => dialect.reply(why, 'on'),
  }
}

/**
 * Replies in the app's format.
 * @throws AppError `too_many` for too many uploads, `too_large`, or `not_yet` for positions of an unknown shift
 * (after storing the others)
 */
async function ingestDeviceUpload(
  name: string,
  dialect: Dialect,
  request: PhoneRequest,
  principal: DevicePrincipal,
  deps: UploadDeps,
): Promise<Reply> {
  const { device } = principal
  const pendingUploads = (deps.pendingUploads.get(device.deviceId) ?? 0) + 1
  if (exceedsUploadRate(device, pendingUploads, request.receivedAt)) throw new AppError('too_many', 'too many uploads')
  const parsed = dialect.parse(request)
  if (parsed.tooMany) throw new AppError('too_large')
  const tracking = await recordByShift(parsed, principal, deps)
  await recordDeviceUse(name, { parsed, tracking, pendingUploads, at: request.receivedAt }, principal, deps)
  return dialect.reply('taken', tracking, parsed)
}

/** Shift by shift, so that an unknown one does not hold up others. */
async function recordByShift(parsed: ParsedUpload, principal: DevicePrincipal, deps: UploadDeps): Promise<Tracking> {
  let tracking: Tracking | undefined
  let notYet: unknown
  for (const [shiftId, pings] of groupByShift(parsed)) {
    try {
      tracking = (await recordPings({ shiftId, pings }, principal, deps)).tracking
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'not_yet')) throw error
      notYet = error
    }
  }
  if (notYet) throw notYet
  if (tracking) return tracking
  const { accountId, memberId } = principal
  if ((await deps.findOpenId(accountId, memberId)) !== undefined) return 'on'
  return trackingWithoutOpenShift(accountId, memberId, deps.now(), deps)
}

/** Counted as invalid. */
const unreadablePing: Ping = { at: '', lat: null, lon: null }

function groupByShift({ points, invalid }: ParsedUpload): Map<string | undefined, Ping[]> {
  const groups = new Map<string | undefined, Ping[]>(
    Map.groupBy<string | undefined, ParsedPing>(points, ({ shiftId }) => shiftId),
  )
  const [first] = groups.values()
  const unreadable = Array.from({ length: invalid }, () => unreadablePing)
  if (first) first.push(...unreadable)
  else if (invalid > 0) groups.set(undefined, unreadable)
  return groups
}

/** The positions are stored: a failure here must not make the phone send them again. */
async function recordDeviceUse(
  dialect: string,
  upload: {
    readonly parsed: ParsedUpload
    readonly tracking: Tracking
    readonly pendingUploads: number
    readonly at: number
  },
  principal: DevicePrincipal,
  deps: UploadDeps,
): Promise<void> {
  const { parsed, tracking, pendingUploads, at } = upload
  const { deviceId } = principal.device
  deps.pendingUploads.set(deviceId, pendingUploads)
  if (!isUseWorthRecording(principal.device, pendingUploads, tracking, at)) return
  deps.pendingUploads.delete(deviceId)
  const clockAheadMs = parsed.clock && clockAhead(parsed.clock, at)
  await deps.recordUse(principal, { at, dialect, tracking, uploads: pendingUploads, clockAheadMs }).catch(deps.report)
}
