import { AppError } from '../../shared/errors.ts'
import { validatePings } from '../domain/pings/validate-pings.ts'
import { isWorthCompacting } from '../domain/rules/compaction-schedule.ts'
import { newestOf } from '../domain/track/live-position.ts'
import type { OpenGate } from '../store/open-shift-store.ts'
import type { Packed } from '../store/segment-append-store.ts'
import { ingestInParts } from './ingest-in-parts.ts'
import { ingestLate } from './record-late-pings.ts'
import type { PingsRequest, PingsResponse } from './schemas.ts'
import { trimToShift } from './trim-to-shift.ts'
import {
  type Caller,
  countForDay,
  countForShift,
  type IngestResult,
  type PingDeps,
  trackingWithoutOpenShift,
  type Upload,
} from './upload.ts'

/** No more fit into 4 MB with a readable time each; the reasons of so many invalid ones still fit into a response. */
const maxPings = 100_000

/** @throws AppError `too_large` for more than 100,000 pings; `not_yet` as `recordPings` */
export async function postPings(request: PingsRequest, caller: Caller, deps: PingDeps): Promise<PingsResponse> {
  if (request.pings.length > maxPings) throw new AppError('too_large', `send at most ${maxPings} pings`)
  return recordPings(request, caller, deps)
}

/**
 * Stores positions inside the caller's shifts and drops the rest.
 * @throws AppError `not_yet` when the shift that the phone names is not known yet
 */
export async function recordPings(request: PingsRequest, caller: Caller, deps: PingDeps): Promise<PingsResponse> {
  const { accountId, memberId, account } = caller
  const now = deps.now()
  const validated = validatePings(request.pings, now, caller.device?.number)
  const { timeZone } = account
  const days = account.settings.retention.trackDays
  const upload = { ...validated, accountId, memberId, timeZone, days, now, shiftId: request.shiftId }
  const { stored, repeated, outside, tracking } = await ingestInParts(upload, (part) => ingest(part, deps))
  const duplicates = validated.duplicates + repeated
  return { accepted: stored, duplicates, outsideShift: outside, invalid: [...validated.invalid], tracking }
}

/** The gate comes first: an upload in order, inside the open shift, needs one write to it. */
async function ingest(upload: Upload, deps: PingDeps): Promise<IngestResult> {
  const { accountId, memberId, points, duplicates, invalid, shiftId, now } = upload
  const [first] = points
  const newest = newestOf(points, now)
  if (!first || !newest) return countInvalidOnly(upload, deps)
  const packed = await deps.pack(accountId, points)
  const counts = { stored: points.length, duplicates, outside: 0, invalid: invalid.length }
  const request = { first: first.at, newest, segmentName: packed.name, shiftId, counts }
  const { outcome, open } = await deps.admit(accountId, memberId, request)
  if (outcome === 'refused') return ingestLate(upload, packed, open, deps)
  return ingestInOrder(upload, packed, { open, counted: outcome }, deps)
}

async function ingestInOrder(
  upload: Upload,
  packed: Packed,
  { open, counted }: { open: OpenGate; counted: 'passed' | 'replayed' },
  deps: PingDeps,
): Promise<IngestResult> {
  const { accountId, memberId, points, duplicates, invalid } = upload
  const isWorth = counted === 'passed' && isWorthCompacting(open.passedUploads ?? 0, open.storedPings)
  const repeat = await deps.putSegment(accountId, open, packed, upload, isWorth ? upload.now : undefined)
  if (repeat) {
    // counted as new at the gate; or counted at an earlier pass, and only this repetition is missing
    const counts =
      counted === 'passed'
        ? { stored: -points.length, duplicates: points.length, outside: 0, invalid: 0 }
        : { stored: 0, duplicates: points.length + duplicates, outside: 0, invalid: invalid.length }
    await countForShift(upload, open, counts, deps)
  }
  const openId = await deps.findOpenId(accountId, memberId)
  const outside = openId === open.shiftId ? 0 : await trimToShift(upload, open, packed, deps)
  if (outside > 0) {
    const correction = repeat ? { stored: 0, duplicates: -outside } : { stored: -outside, duplicates: 0 }
    await countForShift(upload, open, { ...correction, outside, invalid: 0 }, deps)
  }
  const inside = points.length - outside
  const tracking = openId === undefined ? await trackingWithoutOpenShift(accountId, memberId, upload.now, deps) : 'on'
  return repeat
    ? { stored: 0, repeated: inside, outside, tracking }
    : { stored: inside, repeated: 0, outside, tracking }
}

async function countInvalidOnly(upload: Upload, deps: PingDeps): Promise<IngestResult> {
  const { accountId, memberId, invalid } = upload
  const counts = { stored: 0, duplicates: 0, outside: 0, invalid: invalid.length }
  const open = await deps.findGate(accountId, memberId)
  if (open) await countForShift(upload, open, counts, deps)
  else await countForDay(upload, counts, deps)
  const tracking = open ? 'on' : await trackingWithoutOpenShift(accountId, memberId, upload.now, deps)
  return { stored: 0, repeated: 0, outside: 0, tracking }
}
