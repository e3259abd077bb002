import { AppError } from '../../shared/errors.ts'
import type { DeviceRoute } from '../../shared/http/device-http.ts'
import type { DevicePrincipal } from '../../shared/identity/device.ts'
import type { Reply } from '../dialects/dialect.ts'
import type { Lacked, ParsedPing, ParsedUpload } from '../dialects/reading/parsed-upload.ts'
import type { NamedDialect } from '../dialects/registry.ts'
import type { Ping } from '../domain/pings/ping.ts'
import { exceedsUploadRate } from '../domain/rules/device-rate.ts'
import { type DeviceUseDeps, recordDeviceUse } from './record-device-use.ts'
import { recordPings } from './record-pings.ts'
import { type PingDeps, trackingWithoutOpenShift } from './upload.ts'

type Tracking = 'on' | 'off'
export type UploadDeps = PingDeps & DeviceUseDeps

type DeviceRequest = Parameters<DeviceRoute['handle']>[0]

/** Of the first word that names an app. Loads the apps' schemas on demand, to speed up other cold starts. */
export async function deviceRoute(words: readonly string[], deps: UploadDeps): Promise<DeviceRoute> {
  const { dialectOf } = await import('../dialects/registry.ts')
  const known = words.map(dialectOf).find((one) => one !== undefined)
  if (!known) return unknownApp(deps)
  return {
    handle: (request, device) => ingestDeviceUpload(known, request, device, deps),
    fail: (why) => known.reply(why, 'on'),
  }
}

/** With a valid token, the office sees the mistake. */
function unknownApp(deps: UploadDeps): DeviceRoute {
  const notFound = { status: 404, contentType: 'text/plain', body: '' }
  return {
    async handle({ receivedAt: at }, principal) {
      const tracking = await trackingOf(principal, deps)
      await recordDeviceUse({ at, dialect: undefined, tracking, lacked: 'unknown_app' }, principal, deps)
      return notFound
    },
    fail: () => notFound,
  }
}

/**
 * Replies in the app's format.
 * @throws AppError `too_many` for too many uploads, or `not_yet` for positions of an unknown shift (after storing the others)
 */
async function ingestDeviceUpload(
  dialect: NamedDialect,
  request: DeviceRequest,
  principal: DevicePrincipal,
  deps: UploadDeps,
): Promise<Reply> {
  const { device } = principal
  const { receivedAt: at, fault } = request
  const uploads = (deps.pendingUses.get(device.deviceId)?.uploads ?? 0) + 1
  if (exceedsUploadRate(device, uploads, at)) throw new AppError('too_many', 'too many uploads')
  if (fault === 'too_large') {
    const tracking = await trackingOf(principal, deps)
    await recordDeviceUse({ at, dialect: dialect.name, tracking, lacked: fault }, principal, deps)
    return dialect.reply('too_large', tracking)
  }
  const parsed = fault === undefined ? dialect.parse(request) : withFault(dialect.parse(request), fault)
  const tracking = await recordByShift(parsed, principal, deps)
  const { clock, lacked } = parsed
  await recordDeviceUse({ at, dialect: dialect.name, tracking, clock, lacked }, principal, deps)
  return dialect.reply('taken', tracking, parsed)
}

/** What came before the fault is taken: the rest would stay unreadable however often it is sent. */
function withFault(parsed: ParsedUpload, lacked: Lacked): ParsedUpload {
  return { ...parsed, invalid: Math.max(parsed.invalid, 1), lacked }
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
  return tracking ?? trackingOf(principal, deps)
}

async function trackingOf({ accountId, memberId }: DevicePrincipal, deps: UploadDeps): Promise<Tracking> {
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
  const target = first ?? []
  for (let count = 0; count < invalid; count += 1) target.push(unreadablePing)
  if (!first && invalid > 0) groups.set(undefined, target)
  return groups
}
