import { AppError } from '../../shared/errors.ts'
import { toInstant, toMilliseconds } from '../../shared/instant.ts'
import { settleAll } from '../../shared/settle-all.ts'
import { assignToShifts, maxTolerance } from '../domain/rules/shift-gate.ts'
import { newestOf } from '../domain/track/live-position.ts'
import type { Point } from '../domain/track/point.ts'
import type { OpenGate } from '../store/open-shift-store.ts'
import type { PingCounts } from '../store/ping-count-item.ts'
import type { Packed, ShiftGeneration } from '../store/segment-append-store.ts'
import type { ShiftEntry } from '../store/shift-items.ts'
import { spanOf } from '../store/shift-span.ts'
import { deduplicate } from './deduplicate.ts'
import { trimToShift } from './trim-to-shift.ts'
import {
  countForDay,
  countForShift,
  type IngestResult,
  type PingDeps,
  trackingWithoutOpenShift,
  type Upload,
} from './upload.ts'
import { type Group, isRunning, type ShiftSpan, waitingRule, withoutWaiting } from './waiting-points.ts'

type Written = {
  readonly span: ShiftSpan
  readonly points: readonly Point[]
  /** Undefined when all points were known. */
  readonly packed: Packed | undefined
  readonly generation: ShiftGeneration
  /** Points stored anew, and points that the shift no longer takes. */
  readonly fresh: number
  readonly outside: number
}

/**
 * Ingests positions that the gate refused: late, repeated, of another shift, or of none. Finds their shifts in one
 * query; writes once per shift, and once for the counters.
 * @throws AppError `not_yet`, after storing the others, for positions whose clock-in or clock-out may be under way
 */
export async function ingestLate(
  upload: Upload,
  packed: Packed,
  open: OpenGate | undefined,
  deps: PingDeps,
): Promise<IngestResult> {
  const assigned = assignToShifts(upload.points, await shiftsAround(upload, open, deps))
  const { groups, outside, waiting } = withoutWaiting(assigned, await waitingRule(upload, open, deps))
  const settled = waiting === 0 ? upload : { ...upload, duplicates: 0, invalid: [] }
  const taken = { ...settled, received: upload.points.length - waiting, outside }
  const result = await storeLate(taken, groups, packed, open, deps)
  if (waiting > 0) throw new AppError('not_yet', 'the clock-in or clock-out is not known yet')
  return result
}

type Taken = Upload & {
  /** How many of the points do not wait. */
  readonly received: number
  /** How many of them lie in no shift. */
  readonly outside: number
}

async function storeLate(
  upload: Taken,
  groups: readonly Group[],
  packed: Packed,
  open: OpenGate | undefined,
  deps: PingDeps,
): Promise<IngestResult> {
  const { accountId, memberId, duplicates, invalid, now } = upload
  const written = await settleAll(groups.map((group) => writeToShift(upload, group, packed, deps)))
  const counted = countsOf(upload, written)
  const inOpen = written.find(({ span }) => span.shiftId === open?.shiftId)
  const newest = newestOf(inOpen?.points ?? [], now)
  const isNewer = open && newest && newest.liveAt > open.liveAt
  const counts = { ...counted, invalid: invalid.length }
  const isOpen = open !== undefined && (await countForShift(upload, open, counts, deps, isNewer ? newest : undefined))

  const mayHaveEnded = ({ span }: Written) => isRunning(span) && !(isOpen && span.shiftId === open.shiftId)
  const trimmed = await settleAll(written.map((each) => (mayHaveEnded(each) ? trimWritten(upload, each, deps) : each)))
  const final = countsOf(upload, trimmed)
  if (!open) await countForDay(upload, { ...final, invalid: invalid.length }, deps)
  else if (final.outside > counted.outside) await countForShift(upload, open, differenceOf(final, counted), deps)
  const { stored, outside } = final
  const tracking = isOpen ? 'on' : await trackingWithoutOpenShift(accountId, memberId, now, deps)
  return { stored, repeated: final.duplicates - duplicates, outside, tracking }
}

async function writeToShift(
  upload: Upload,
  { span, points }: { span: ShiftSpan; points: readonly Point[] },
  packedUpload: Packed,
  deps: PingDeps,
): Promise<Written> {
  const { accountId } = upload
  const packed = points.length === packedUpload.points.length ? packedUpload : await deps.pack(accountId, points)
  const written = { span, points, generation: span, packed, fresh: 0, outside: 0 }
  if (span.generation === 0) {
    const isRepeat = await deps.putSegment(accountId, span, packed, upload)
    return { ...written, fresh: isRepeat ? 0 : points.length }
  }
  const shift = await deps.findShift(accountId, span.shiftId)
  if (!shift) return { ...written, packed: undefined, outside: points.length }
  const newPoints = await deduplicate(upload, shift, packed, deps)
  if (!newPoints.packed) return { ...written, packed: undefined }
  const isRepeat = await deps.putSegment(accountId, shift, newPoints.packed, upload, newPoints.compactionRequestAt)
  return {
    ...written,
    generation: shift,
    packed: newPoints.packed,
    fresh: isRepeat ? 0 : newPoints.packed.points.length,
  }
}

/** Removes what a clock-out meanwhile excludes. */
async function trimWritten(upload: Upload, written: Written, deps: PingDeps): Promise<Written> {
  const { packed, generation, fresh } = written
  const trimmedPoints = packed ? await trimToShift(upload, generation, packed, deps) : 0
  return { ...written, fresh: Math.max(0, fresh - trimmedPoints), outside: written.outside + trimmedPoints }
}

function countsOf({ received, duplicates, outside: outsideAllShifts }: Taken, written: readonly Written[]) {
  const stored = written.reduce((sum, { fresh }) => sum + fresh, 0)
  const outside = written.reduce((sum, each) => sum + each.outside, outsideAllShifts)
  return { stored, outside, duplicates: duplicates + received - stored - outside }
}

function differenceOf(final: ReturnType<typeof countsOf>, counted: ReturnType<typeof countsOf>): PingCounts {
  return {
    stored: final.stored - counted.stored,
    duplicates: final.duplicates - counted.duplicates,
    outside: final.outside - counted.outside,
    invalid: 0,
  }
}

async function shiftsAround(upload: Upload, open: OpenGate | undefined, deps: PingDeps): Promise<ShiftSpan[]> {
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
