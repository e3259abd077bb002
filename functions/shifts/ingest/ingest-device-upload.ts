import { AppError } from '../../shared/errors.ts'
import type { DeviceRoute } from '../../shared/http/device-http.ts'
import type { DevicePrincipal } from '../../shared/identity/device.ts'
import { clockAhead } from '../dialects/clock-skew.ts'
import type { Dialect, ParsedPing, ParsedUpload, PhoneRequest, Reply } from '../dialects/dialect.ts'
import type { Ping } from '../domain/pings/ping.ts'
import { exceedsUploadRate, isUseWorthRecording } from '../domain/rules/device-rate.ts'
import type { DeviceUseStore } from './device-use-store.ts'
import { recordPings } from './record-pings.ts'
import type { PingDeps } from './upload.ts'

type Tracking = 'on' | 'off'
export type UploadDeps = PingDeps &
  Pick<DeviceUseStore, 'recordUse'> & {
    readonly pendingUploads: PendingUploads
    readonly report: (error: unknown) => void
  }

/** Uploads by device that this container has not written to the device row yet. */
type PendingUploads = Map<string, number>

/** Undefined for an unknown app. Loads the apps' schemas on demand: containers that serve no device start faster. */
export async function deviceRoute(name: string | undefined, deps: UploadDeps): Promise<DeviceRoute | undefined> {
  const { dialectOf } = await import('../dialects/registry.ts')
  const dialect = dialectOf(name)
  if (name === undefined || !dialect) return undefined
  return {
    take: (request, device) => ingestDeviceUpload(name, dialect, request, device, deps),
    refuse: (why) => dialect.reply(why, 'on'),
  }
}

/**
 * Ingests the upload of a phone app, authenticated by a device token, and replies in the app's format.
 * @throws AppError `unavailable` for too many uploads, `too_large`, or `not_yet` for positions of an unknown shift
 * (after storing the others); the app must send again
 */
export async function ingestDeviceUpload(
  name: string,
  dialect: Dialect,
  request: PhoneRequest,
  principal: DevicePrincipal,
  deps: UploadDeps,
): Promise<Reply> {
  const { device } = principal
  const pendingUploads = (deps.pendingUploads.get(device.deviceId) ?? 0) + 1
  if (exceedsUploadRate(device, pendingUploads, request.receivedAt))
    throw new AppError('unavailable', 'too many uploads')
  const reading = dialect.parse(request)
  if (reading.tooMany) throw new AppError('too_large')
  const tracking = await record(reading, principal, deps)
  await note(name, { reading, tracking, pendingUploads, at: request.receivedAt }, principal, deps)
  return dialect.reply('taken', tracking)
}

/** Shifts are ingested one by one, so that positions of an unknown shift do not hold up others. */
async function record(reading: ParsedUpload, principal: DevicePrincipal, deps: UploadDeps): Promise<Tracking> {
  let tracking: Tracking | undefined
  let held: unknown
  for (const [shiftId, pings] of byShift(reading)) {
    try {
      tracking = (await recordPings({ shiftId, pings }, principal, deps)).tracking
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'not_yet')) throw error
      held = error
    }
  }
  if (held) throw held
  if (tracking) return tracking
  return (await deps.findOpenId(principal.accountId, principal.memberId)) === undefined ? 'off' : 'on'
}

/** Counts a position that cannot be read as invalid. */
const unreadablePing: Ping = { at: '', lat: null, lon: null }

function byShift({ points, invalid }: ParsedUpload): Map<string | undefined, Ping[]> {
  const groups = new Map<string | undefined, Ping[]>(
    Map.groupBy<string | undefined, ParsedPing>(points, ({ shiftId }) => shiftId),
  )
  const [first] = groups.values()
  const lost = Array.from({ length: invalid }, () => unreadablePing)
  if (first) first.push(...lost)
  else if (invalid > 0) groups.set(undefined, lost)
  return groups
}

/** The positions are stored, so a failure here must not make the phone send them again. */
async function note(
  dialect: string,
  seen: {
    readonly reading: ParsedUpload
    readonly tracking: Tracking
    readonly pendingUploads: number
    readonly at: number
  },
  principal: DevicePrincipal,
  deps: UploadDeps,
): Promise<void> {
  const { reading, tracking, pendingUploads, at } = seen
  const { deviceId } = principal.device
  deps.pendingUploads.set(deviceId, pendingUploads)
  if (!isUseWorthRecording(principal.device, pendingUploads, tracking, at)) return
  deps.pendingUploads.delete(deviceId)
  const clockAheadMs = reading.clock && clockAhead(reading.clock, at)
  await deps.recordUse(principal, { at, dialect, tracking, uploads: pendingUploads, clockAheadMs }).catch(deps.report)
}
