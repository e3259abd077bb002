import { AppError } from '../../shared/errors.ts'
import { toInstant, toMilliseconds } from '../../shared/instant.ts'
import { settleAll } from '../../shared/settle-all.ts'
import { assignToShifts, maxTolerance } from '../domain/rules/shift-gate.ts'
import type { Point } from '../domain/track/point.ts'
import type { OpenShift } from '../store/open-shift-item.ts'
import type { Packed, ShiftGeneration } from '../store/segment-append-store.ts'
import type { ShiftEntry } from '../store/shift-items.ts'
import { spanOf } from '../store/shift-span.ts'
import { findUnknown } from './find-unknown.ts'
import { trimToShift } from './trim-to-shift.ts'
import {
  countForDay,
  countForShift,
  type IngestResult,
  newestOfDevice,
  type PingDeps,
  trackingWithoutOpenShift,
  type Upload,
} from './upload.ts'
import { type Group, type ShiftSpan, waitingRule, withoutWaiting } from './waiting-points.ts'

type Written = {
  readonly points: readonly Point[]
  readonly target: ShiftGeneration
  readonly isOpen: boolean
  /** Undefined when all points were known. */
  readonly packed: Packed | undefined
  /** Points that the shift no longer takes. */
  readonly outside: number
}

/**
 * Ingests what is no upload in order: late, repeated or large, of another shift, or of none. Finds the shifts by one query; what is
 * unknown becomes one segment per shift. The counters come last.
 * @throws AppError `not_yet`, after storing the others, for positions whose clock-in or clock-out may be under way
 */
export async function ingestAsSegments(
  upload: Upload,
  open: OpenShift | undefined,
  deps: PingDeps,
): Promise<IngestResult> {
  const assigned = assignToShifts(upload.points, await shiftsAround(upload, open, deps))
  const { groups, outside, waiting } = withoutWaiting(assigned, await waitingRule(upload, open, deps))
  const settled = waiting === 0 ? upload : { ...upload, duplicates: 0, invalid: [] }
  const taken = { ...settled, received: upload.points.length - waiting, outside }
  const written = await settleAll(groups.map((group) => store(upload, group, open, deps)))
  const result = await count(taken, written, open, deps)
  if (waiting > 0) throw new AppError('not_yet', 'the clock-in or clock-out is not known yet')
  return result
}

type Taken = Upload & {
  /** How many of the points do not wait. */
  readonly received: number
  /** How many of them lie in no shift. */
  readonly outside: number
}

async function store(
  upload: Upload,
  { span, points }: Group,
  open: OpenShift | undefined,
  deps: PingDeps,
): Promise<Written> {
  const { accountId } = upload
  const isOpen = span.shiftId === open?.shiftId
  // one of generation 0 has no compacted track
  const shift = isOpen && span.generation === 0 ? span : await deps.findShift(accountId, span.shiftId)
  const none = { points, target: span, isOpen, packed: undefined }
  if (!shift) return { ...none, outside: points.length }
  const unknown = await findUnknown(upload, points, { shift, open: isOpen ? open : undefined }, deps)
  if (unknown.points.length === 0) return { ...none, outside: 0 }
  const packed = await deps.pack(accountId, unknown.points)
  await deps.putSegment(accountId, shift, packed, upload, unknown.compactionRequestAt)
  // of an open shift, the write of the counters looks
  const outside = isOpen ? 0 : await trimToShift(upload, shift, packed, deps)
  return { points, target: shift, isOpen, packed, outside }
}

async function count(
  upload: Taken,
  written: readonly Written[],
  open: OpenShift | undefined,
  deps: PingDeps,
): Promise<IngestResult> {
  const { accountId, memberId, now } = upload
  const inOpen = written.find(({ isOpen }) => isOpen)
  const newest = open && inOpen && newestOfDevice(upload, open, inOpen.points)
  if (open && (await deps.addPingCounts(accountId, open, countsOf(upload, written), newest)))
    return resultOf(upload, written, 'on')

  // it ended, or its gate moved, after it was read
  const trimmed = await settleAll(written.map((each) => (each.isOpen ? trim(upload, each, deps) : each)))
  const counts = countsOf(upload, trimmed)
  const isOpen = open !== undefined && (await countForShift(upload, open, counts, deps))
  if (!open) await countForDay(upload, counts, deps)
  const tracking = isOpen ? 'on' : await trackingWithoutOpenShift(accountId, memberId, now, deps)
  return resultOf(upload, trimmed, tracking)
}

async function trim(upload: Upload, written: Written, deps: PingDeps): Promise<Written> {
  const { target, packed } = written
  return packed ? { ...written, outside: await trimToShift(upload, target, packed, deps) } : written
}

function countsOf({ received, duplicates, invalid, outside: outsideAllShifts }: Taken, written: readonly Written[]) {
  const inShifts = written.reduce((sum, { outside }) => sum + outside, 0)
  const unknown = written.reduce((sum, { packed }) => sum + (packed?.points.length ?? 0), 0)
  // of a shift that is gone nothing was stored
  const outsideStored = written.reduce((sum, { packed, outside }) => sum + (packed ? outside : 0), 0)
  const stored = unknown - outsideStored
  const outside = outsideAllShifts + inShifts
  return { stored, outside, duplicates: duplicates + received - stored - outside, invalid: invalid.length }
}

function resultOf(upload: Taken, written: readonly Written[], tracking: IngestResult['tracking']): IngestResult {
  const { stored, outside, duplicates } = countsOf(upload, written)
  return { stored, repeated: duplicates - upload.duplicates, outside, tracking }
}

async function shiftsAround(upload: Upload, open: OpenShift | undefined, deps: PingDeps): Promise<ShiftSpan[]> {
  const { accountId, memberId, points } = upload
  const [first, last] = [points[0]?.at ?? 0, points.at(-1)?.at ?? 0]
  if (open && first >= open.gateFrom) return [shiftSpanOf(open)]
  const before = toInstant(last + maxTolerance + 1)
  const spans: ShiftSpan[] = []
  for await (const entry of deps.shiftsBack(accountId, { memberId, before, limit: 20 })) {
    // shifts of a worker do not overlap, so every earlier one ended before this one
    if (entry.endedAt !== undefined && toMilliseconds(entry.endedAt) + maxTolerance <= first) break
    spans.push(shiftSpanOf(entry))
  }
  return spans
}

function shiftSpanOf(entry: ShiftEntry): ShiftSpan {
  const { shiftId, generation, trackDays } = entry
  return { shiftId, generation, trackDays, ...spanOf(entry) }
}
