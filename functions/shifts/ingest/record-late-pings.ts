import { AppError } from '../../shared/errors.ts'
import { toInstant } from '../../shared/instant.ts'
import { assignToShifts, maxTolerance, type Span } from '../domain/rules/shift-gate.ts'
import { newestOf } from '../domain/track/live-position.ts'
import type { Point } from '../domain/track/point.ts'
import type { OpenGate } from '../store/open-shift-store.ts'
import type { PingCounts } from '../store/ping-count-item.ts'
import type { Packed, ShiftGeneration } from '../store/segment-append-store.ts'
import { type ShiftEntry, spanOf } from '../store/shift-items.ts'
import { deduplicate } from './deduplicate.ts'
import { trimToShift } from './trim-to-shift.ts'
import { countForDay, countForShift, type IngestResult, type PingDeps, type Upload } from './upload.ts'

/** How long a phone keeps positions of a shift whose clock-in has not arrived, after a clock-in offline. */
const heldMilliseconds = 24 * 3_600_000

type Interval = Span & ShiftGeneration

type Written = {
  readonly span: Interval
  readonly points: readonly Point[]
  /** The segment in the table, under `generation`; undefined when all points were known. */
  readonly packed: Packed | undefined
  readonly generation: ShiftGeneration
  /** Points stored anew, and points that the shift no longer takes. */
  readonly fresh: number
  readonly outside: number
}

/**
 * Ingests positions that did not pass the gate: late, repeated, of another shift, or of none. Reads the shifts around
 * them in one query, then writes once per shift, and once for the counters.
 * @throws AppError `not_yet` when the shift that the phone names is not known yet
 */
export async function ingestLate(
  upload: Upload,
  packed: Packed,
  open: OpenGate | undefined,
  deps: PingDeps,
): Promise<IngestResult> {
  const { duplicates, invalid, now } = upload
  const spans = (await namesUnknown(upload, open, deps)) ? [] : await shiftsAround(upload, open, deps)
  const { groups, outside } = assignToShifts(upload.points, spans)
  const written = await Promise.all(groups.map((group) => write(upload, group, packed, deps)))
  const kept = countsOf(upload, outside, written)
  const inOpen = written.find(({ span }) => span.shiftId === open?.shiftId)
  const newest = newestOf(inOpen?.points ?? [], now)
  const isNewer = open && newest && newest.liveAt > open.liveAt
  const counts = { ...kept, invalid: invalid.length }
  const isOpen = open !== undefined && (await countForShift(upload, open, counts, deps, isNewer ? newest : undefined))

  const isInDoubt = ({ span }: Written) => span.endedAt === undefined && !(isOpen && span.shiftId === open.shiftId)
  const settled = await Promise.all(written.map((each) => (isInDoubt(each) ? withoutLost(upload, each, deps) : each)))
  const final = countsOf(upload, outside, settled)
  if (!open) await countForDay(upload, { ...final, invalid: invalid.length }, deps)
  else if (final.outside > kept.outside) await countForShift(upload, open, differenceOf(final, kept), deps)
  const { stored, outside: forgotten } = final
  return { stored, repeated: final.duplicates - duplicates, outside: forgotten, tracking: isOpen ? 'on' : 'off' }
}

async function write(
  upload: Upload,
  { span, points }: { span: Interval; points: readonly Point[] },
  whole: Packed,
  deps: PingDeps,
): Promise<Written> {
  const { accountId } = upload
  const packed = points.length === whole.points.length ? whole : await deps.pack(accountId, points)
  const written = { span, points, generation: span, packed, fresh: 0, outside: 0 }
  if (span.generation === 0) {
    const isRepeat = await deps.putSegment(accountId, span, packed, upload)
    return { ...written, fresh: isRepeat ? 0 : points.length }
  }
  const shift = await deps.findShift(accountId, span.shiftId)
  if (!shift) return { ...written, packed: undefined, outside: points.length }
  const news = await deduplicate(upload, shift, packed, deps)
  if (!news.packed) return { ...written, packed: undefined }
  const isRepeat = await deps.putSegment(accountId, shift, news.packed, upload, news.compactionRequestAt)
  return { ...written, generation: shift, packed: news.packed, fresh: isRepeat ? 0 : news.packed.points.length }
}

/** Removes what a clock-out since the read excludes. */
async function withoutLost(upload: Upload, written: Written, deps: PingDeps): Promise<Written> {
  const { packed, generation, fresh } = written
  const lost = packed ? await trimToShift(upload, generation, packed, deps) : 0
  return { ...written, fresh: Math.max(0, fresh - lost), outside: written.outside + lost }
}

function countsOf({ points, duplicates }: Upload, outsideAll: number, written: readonly Written[]) {
  const stored = written.reduce((sum, { fresh }) => sum + fresh, 0)
  const outside = written.reduce((sum, each) => sum + each.outside, outsideAll)
  return { stored, outside, duplicates: duplicates + points.length - stored - outside }
}

function differenceOf(final: ReturnType<typeof countsOf>, counted: ReturnType<typeof countsOf>): PingCounts {
  return {
    stored: final.stored - counted.stored,
    duplicates: final.duplicates - counted.duplicates,
    outside: final.outside - counted.outside,
    invalid: 0,
  }
}

/**
 * Whether the phone names a shift that is not its worker's. Young points are refused, since the clock-in may still be
 * on its way; older ones count as outside.
 */
async function namesUnknown(upload: Upload, open: OpenGate | undefined, deps: PingDeps): Promise<boolean> {
  const { accountId, memberId, shiftId, points, now } = upload
  if (shiftId === undefined || shiftId === open?.shiftId) return false
  const shift = await deps.findShift(accountId, shiftId)
  if (shift?.memberId === memberId) return false
  if ((points.at(-1)?.at ?? 0) > now - heldMilliseconds) throw new AppError('not_yet', 'the shift is not known yet')
  return true
}

/** The worker's shifts that may contain any of the points. */
async function shiftsAround(upload: Upload, open: OpenGate | undefined, deps: PingDeps): Promise<Interval[]> {
  const { accountId, memberId, points } = upload
  const [first, last] = [points[0]?.at ?? 0, points.at(-1)?.at ?? 0]
  if (open && first >= open.gateFrom) return [intervalOf(open)]
  const before = toInstant(last + maxTolerance + 1)
  const spans: Interval[] = []
  for await (const entry of deps.shiftsBack(accountId, { memberId, before, limit: 20 })) {
    const span = intervalOf(entry)
    // shifts of a worker do not overlap, so every earlier one ended before this one
    if (span.endedAt !== undefined && span.endedAt + maxTolerance <= first) break
    spans.push(span)
  }
  return spans
}

function intervalOf({ shiftId, generation, ...times }: ShiftEntry): Interval {
  return { shiftId, generation, ...spanOf(times) }
}
