import { AppError } from '../../shared/errors.ts'
import { entryOf } from '../domain/codec/tail-entry.ts'
import { validatePings } from '../domain/pings/validate-pings.ts'
import { flushTail } from './flush-tail.ts'
import { ingestInParts } from './ingest-in-parts.ts'
import { ingestOutOfOrder } from './ingest-out-of-order.ts'
import type { PingsRequest, PingsResponse } from './schemas.ts'
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
 * @throws AppError `not_yet`, after storing the others, for positions whose clock-in or clock-out may be under way
 */
export async function recordPings(request: PingsRequest, caller: Caller, deps: PingDeps): Promise<PingsResponse> {
  const { accountId, memberId, account, device } = caller
  const now = deps.now()
  const validated = validatePings(request.pings, now, device?.number)
  const { timeZone } = account
  const days = account.settings.retention.trackDays
  const source = { accountId, memberId, device: device?.number ?? 0 }
  const upload = { ...validated, ...source, timeZone, days, now, shiftId: request.shiftId }
  const { stored, repeated, outside, waiting, tracking } = await ingestInParts(upload, (part) => ingest(part, deps))
  deps.countUpload(stored)
  if (waiting > 0) throw new AppError('not_yet', 'the clock-in or clock-out is not known yet')
  const duplicates = validated.duplicates + repeated
  return { accepted: stored, duplicates, outsideShift: outside, invalid: [...validated.invalid], tracking }
}

/** An upload in order, inside the open shift, is one write. */
async function ingest(upload: Upload, deps: PingDeps): Promise<IngestResult> {
  const { accountId, memberId, device, points, duplicates, invalid, shiftId, now: heardAt } = upload
  const [first] = points
  if (!first) return countInvalidOnly(upload, deps)
  const entry = entryOf(points)
  if (!entry) return ingestOutOfOrder(upload, await deps.findOpenShift(accountId, memberId), deps)
  const counts = { stored: points.length, duplicates, outside: 0, invalid: invalid.length }
  const newest = { device, at: points.at(-1)?.at ?? first.at }
  const admission = await deps.admit(accountId, memberId, {
    entry,
    first: first.at,
    newest,
    shiftId,
    counts,
    heardAt,
  })
  if (!admission.isAdmitted) return ingestOutOfOrder(upload, admission.open, deps)
  if (admission.due) await flushTail(admission.due, upload, deps)
  return { stored: points.length, repeated: 0, outside: 0, waiting: 0, tracking: 'on' }
}

async function countInvalidOnly(upload: Upload, deps: PingDeps): Promise<IngestResult> {
  const { accountId, memberId, invalid } = upload
  const counts = { stored: 0, duplicates: 0, outside: 0, invalid: invalid.length }
  const open = await deps.findOpenShift(accountId, memberId)
  const isCounted = open && (await deps.addPingCounts(accountId, open, counts, upload.now)) === 'counted'
  const isOpen = isCounted || (open !== undefined && (await countForShift(upload, open, counts, deps)))
  if (!open) await countForDay(upload, counts, deps)
  const tracking = isOpen ? 'on' : await trackingWithoutOpenShift(accountId, memberId, upload.now, deps)
  return { stored: 0, repeated: 0, outside: 0, waiting: 0, tracking }
}
