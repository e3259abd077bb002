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

/** Uploads that this container has seen of each device and not told its row yet. */
type PendingUploads = Map<string, number>

/**
 * How the app of this name in the path is served; undefined when there is no such app. The apps' schemas are made in a
 * container that meets a device, and no other waits for them when it starts.
 */
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
 * What a phone app sends with a device token, from its own words to its own answer. Whatever of it is a position goes
 * the way of all pings. Throws `unavailable` for too much at once, `not_yet` for positions of a shift that is not known
 * yet (after the others are stored): both are to be sent again.
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

/** One upload may hold positions of several shifts; each goes on its own, and one that must wait holds up no other. */
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

/** Stands for a position that was sent and cannot be read, so that it is counted where all that are invalid are. */
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

/** The positions are stored by now: that the last use is not must not make the phone send them again. */
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
