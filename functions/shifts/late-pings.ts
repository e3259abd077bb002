import { AppError } from '../shared/errors.ts'
import { divide, type Span } from './domain/gate.ts'
import { newestOf } from './domain/live.ts'
import { toInstant } from './domain/moment.ts'
import type { Point } from './domain/point.ts'
import { type OpenShift, type ShiftEntry, spanOf } from './items.ts'
import type { Home, Packed } from './segment-store.ts'
import { takeBack } from './take-back.ts'
import type { Kept, PingDeps, Upload } from './upload.ts'

/** A phone that clocked in without a network keeps its positions for so long until the shift it minted is known. */
const heldMilliseconds = 24 * 3_600_000
/** The widest tolerance that an account may set. */
const widestTolerance = 900_000

type Interval = Span & Home

interface Written {
  readonly span: Interval
  readonly packed: Packed
  readonly repeat: boolean
}

/**
 * Positions that did not simply follow the last ones: late, repeated, of another shift, or of none. One query finds the
 * shifts they belong to; then one write for each of those, and one for the counters.
 * @throws AppError `not_yet` when the shift that the phone names is not known yet
 */
export async function keepLate(
  upload: Upload,
  packed: Packed,
  open: OpenShift | undefined,
  deps: PingDeps,
): Promise<Kept> {
  const { accountId, points, duplicates, invalid, now } = upload
  const spans = (await namesUnknown(upload, open, deps)) ? [] : await shiftsAround(upload, open, deps)
  const { groups, outside } = divide(points, spans)
  const written = await Promise.all(groups.map((group) => write(upload, group, packed, deps)))
  const [repeats, news] = [written.filter(({ repeat }) => repeat), written.filter(({ repeat }) => !repeat)]
  const [stored, repeated] = [pointsIn(news), pointsIn(repeats)]

  const inOpen = written.find(({ span }) => span.shiftId === open?.shiftId)
  const newest = newestOf(inOpen?.packed.points ?? [], now)
  const isNewer = open && newest && newest.liveAt > open.liveAt
  const counts = { stored, duplicates: duplicates + repeated, outside, invalid: invalid.length }
  const isOpen = open && (await deps.settle(accountId, open, counts, isNewer ? newest : undefined))

  const isInDoubt = ({ span }: Written) => span.endedAt === undefined && !(isOpen && span.shiftId === open.shiftId)
  const lostRepeats = await takeAllBack(upload, repeats.filter(isInDoubt), deps)
  const lostNews = await takeAllBack(upload, news.filter(isInDoubt), deps)
  return {
    stored: stored - lostNews,
    repeated: repeated - lostRepeats,
    outside: outside + lostRepeats + lostNews,
    tracking: isOpen ? 'on' : 'off',
  }
}

async function write(
  upload: Upload,
  { span, points }: { span: Interval; points: readonly Point[] },
  whole: Packed,
  deps: PingDeps,
): Promise<Written> {
  const packed = points.length === whole.points.length ? whole : await deps.pack(upload.accountId, points)
  return { span, packed, repeat: await deps.putSegment(upload.accountId, span, packed, upload.days) }
}

async function takeAllBack(upload: Upload, written: readonly Written[], deps: PingDeps): Promise<number> {
  const counts = await Promise.all(written.map(({ span, packed }) => takeBack(upload, span, packed, deps)))
  return counts.reduce((sum, count) => sum + count, 0)
}

/**
 * Whether the phone names a shift that is none of its worker's. Its points are held back while they are young, since
 * the clock-in may still be on its way, and are outside of every shift afterwards.
 */
async function namesUnknown(upload: Upload, open: OpenShift | undefined, deps: PingDeps): Promise<boolean> {
  const { accountId, memberId, shiftId, points, now } = upload
  if (shiftId === undefined || shiftId === open?.shiftId) return false
  const shift = await deps.findShift(accountId, shiftId)
  if (shift?.memberId === memberId) return false
  if ((points.at(-1)?.at ?? 0) > now - heldMilliseconds) throw new AppError('not_yet', 'the shift is not known yet')
  return true
}

/** The worker's shifts that any of the points could lie inside of. */
async function shiftsAround(upload: Upload, open: OpenShift | undefined, deps: PingDeps): Promise<Interval[]> {
  const { accountId, memberId, points } = upload
  const [first, last] = [points[0]?.at ?? 0, points.at(-1)?.at ?? 0]
  if (open && first >= open.gateFrom) return [intervalOf(open)]
  const before = toInstant(last + widestTolerance + 1)
  const spans: Interval[] = []
  for await (const entry of deps.shiftsBack(accountId, { memberId, before, limit: 20 })) {
    const span = intervalOf(entry)
    // shifts of one worker do not overlap, so whatever began before this one has ended before it too
    if (span.endedAt !== undefined && span.endedAt + widestTolerance <= first) break
    spans.push(span)
  }
  return spans
}

function intervalOf({ shiftId, generation, ...times }: ShiftEntry): Interval {
  return { shiftId, generation, ...spanOf(times) }
}

function pointsIn(written: readonly Written[]): number {
  return written.reduce((sum, { packed }) => sum + packed.points.length, 0)
}
