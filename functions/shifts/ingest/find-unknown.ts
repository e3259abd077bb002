import { recompactAt } from '../domain/rules/compaction-schedule.ts'
import { mergePoints, unknownPoints } from '../domain/track/merge-points.ts'
import type { Point } from '../domain/track/point.ts'
import type { OpenShift } from '../store/open-shift-item.ts'
import type { ShiftGeneration } from '../store/segment-append-store.ts'
import type { StoredSegment } from '../store/segment-store.ts'
import type { Shift } from '../store/shift-items.ts'
import type { PingDeps, Upload } from './upload.ts'

export type Target = {
  readonly shift: ShiftGeneration & Partial<Pick<Shift, 'status' | 'track' | 'compactAt'>>
  /** If the shift is open. */
  readonly open: OpenShift | undefined
}

export type Unknown = {
  /** What would change the track. */
  readonly points: readonly Point[]
  /** Epoch milliseconds; undefined when the segment need not request a compaction. */
  readonly compactionRequestAt?: number | undefined
}

/**
 * Compares points with the tail, the segments and the compacted track around them, by one query. In an open shift, what is newer
 * than all that its device has had counted is new, even if a request that died has stored it.
 */
export async function findUnknown(
  upload: Upload,
  points: readonly Point[],
  { shift, open }: Target,
  deps: PingDeps,
): Promise<Unknown> {
  const { accountId, device, now } = upload
  const countedUpTo = open?.lastAt ? (open.lastAt[device] ?? Number.NEGATIVE_INFINITY) : Number.POSITIVE_INFINITY
  const compared = points.filter(({ at }) => at <= countedUpTo)
  const last = compared.at(-1)
  if (!last) return { points }
  const around = { firstAt: compared[0]?.at ?? last.at, lastAt: last.at }
  const parts = shift.track?.parts.filter((part) => touches(part, around)) ?? []
  const tail = open ? await deps.openTail(accountId, open) : []
  const compacted = await deps.readParts(accountId, shift.shiftId, parts)
  const generations = { from: shift.track?.below ?? 0 }
  const segments = await Array.fromAsync(deps.segmentsOf(accountId, shift.shiftId, generations, true))
  const stored = [...tail, ...compacted.flatMap((part) => (part ? [part] : []))]
  for (const segment of segments) if (touches(segment, around)) stored.push(await segment.points())
  const unknown = unknownPoints(mergePoints(...stored), compared)
  const compactionRequestAt = awaitsCompaction(shift, segments, now)
    ? undefined
    : recompactAt(now, shift.track?.compactedAt)
  return { points: [...unknown, ...points.slice(compared.length)], compactionRequestAt }
}

function touches(row: { firstAt: number; lastAt: number }, around: { firstAt: number; lastAt: number }): boolean {
  return row.firstAt <= around.lastAt && around.firstAt <= row.lastAt
}

/**
 * An open shift is compacted after its end. A scheduled compaction includes what arrives before it, since it waits
 * longer than any upload lives that saw it waiting. In all other cases one segment requests it.
 */
function awaitsCompaction(
  { status, generation, track, compactAt = 0 }: Target['shift'],
  segments: readonly StoredSegment[],
  now: number,
): boolean {
  if (status !== 'closed' && status !== 'approved') return true
  if ((track?.below ?? 0) < generation && now < compactAt) return true
  return segments.some((each) => each.generation === generation && each.compactionRequestAt !== undefined)
}
