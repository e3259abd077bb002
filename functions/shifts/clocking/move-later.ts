import { AppError } from '../../shared/errors.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { type EraseOutsideDeps, eraseOutsideShift } from '../compaction/erase-outside-shift.ts'
import { maxRowPoints } from '../domain/codec/frame.ts'
import { recompactAt } from '../domain/rules/compaction-schedule.ts'
import { retentionOf } from '../domain/rules/retention.ts'
import { inside, isInside } from '../domain/rules/shift-gate.ts'
import { mergePoints } from '../domain/track/merge-points.ts'
import type { Point } from '../domain/track/point.ts'
import { isProposedEnd } from '../shift/proposed-end.ts'
import type { OpenShiftStore } from '../store/open-shift-store.ts'
import type { SegmentAppendStore } from '../store/segment-append-store.ts'
import type { SegmentStore } from '../store/segment-store.ts'
import type { Shift } from '../store/shift-items.ts'
import { spanOf } from '../store/shift-span.ts'
import type { ShiftStore } from '../store/shift-store.ts'
import type { TrackPartStore } from '../store/track-part-store.ts'
import { type BreakDeps, endBreak, startBreak } from './breaks.ts'

export type MoveLaterDeps = BreakDeps &
  EraseOutsideDeps &
  Pick<SegmentStore, 'segmentsOf' | 'eraseSegments'> &
  Pick<TrackPartStore, 'readParts'> &
  Pick<ShiftStore, 'shiftsBack'> &
  Pick<OpenShiftStore, 'findOpenShift' | 'addPingCounts'> &
  Pick<SegmentAppendStore, 'pack' | 'putSegment'> & { readonly now: () => number }

const maxLater = 20
const nothing = { stored: 0, duplicates: 0, outside: 0, invalid: 0 }

/**
 * What a phone sent while an earlier shift seemed to last belongs to the shifts that began meanwhile: gives them its positions and
 * breaks, and leaves those of the earlier shift to its eraser. Idempotent.
 */
export async function moveLater(shift: Shift, caller: Principal, deps: MoveLaterDeps): Promise<void> {
  if (shift.endedAt === undefined) return
  const later = await shiftsAfter(shift, caller, deps)
  if (later.length === 0) return
  await movePositions(shift, later, caller, deps)
  for (const { kind, at } of shift.breakTaps ?? []) {
    if (at < shift.endedAt) continue
    const tap = kind === 'start' ? startBreak : endBreak
    // of no shift after all
    await tap({ at }, caller, deps).catch((error) => {
      if (!(error instanceof AppError) || error.status >= 500) throw error
    })
  }
}

/** After a clock-in: the shift before it may have been cut there. */
export async function moveFromShiftBefore(shift: Shift, caller: Principal, deps: MoveLaterDeps): Promise<void> {
  const { accountId, memberId } = caller
  const { value: entry } = await deps.shiftsBack(accountId, { memberId, before: shift.startedAt, limit: 1 }).next()
  if (!entry || entry.endedAt !== shift.startedAt) return
  const before = await deps.findShift(accountId, entry.shiftId)
  if (before && isProposedEnd(before)) await moveLater(before, caller, deps)
}

async function shiftsAfter(shift: Shift, { accountId, memberId }: Principal, deps: MoveLaterDeps): Promise<Shift[]> {
  const later: Shift[] = []
  for await (const entry of deps.shiftsBack(accountId, { memberId, limit: 3 })) {
    if (entry.startedAt < shift.startedAt || later.length === maxLater) break
    // another may have begun at the same moment
    if (entry.shiftId === shift.shiftId) continue
    const found = await deps.findShift(accountId, entry.shiftId)
    if (found) later.push(found)
  }
  return later
}

async function movePositions(shift: Shift, later: readonly Shift[], caller: Principal, deps: MoveLaterDeps) {
  const { accountId, account } = caller
  const policy = { now: deps.now(), days: account.settings.retention.trackDays }
  const own = spanOf(shift)
  const points = (await readEveryPoint(accountId, shift, deps)).filter(({ at }) => !isInside(at, own))
  for (const target of later) {
    const moved = inside(points, spanOf(target))
    if (moved.length === 0) continue
    const { status, track, compactAt = 0 } = target
    const isWaiting = status === 'open' || policy.now < compactAt
    const request = isWaiting ? undefined : recompactAt(policy.now, track?.compactedAt)
    const retention = retentionOf(target, policy)
    for (let start = 0; start < moved.length; start += maxRowPoints) {
      const packed = await deps.pack(accountId, moved.slice(start, start + maxRowPoints))
      await deps.putSegment(accountId, target, packed, retention, request)
    }
    if (status === 'open') await raiseNewest(target.shiftId, moved, caller, deps)
    await eraseIfShortened(target.shiftId, moved, caller, deps)
  }
}

/** So that what comes again of it is known. */
async function raiseNewest(
  shiftId: string,
  moved: readonly Point[],
  { accountId, memberId }: Principal,
  deps: MoveLaterDeps,
): Promise<void> {
  const open = await deps.findOpenShift(accountId, memberId)
  if (open?.shiftId !== shiftId) return
  for (const [device, points] of Map.groupBy(moved, (point) => point.device)) {
    await deps.addPingCounts(accountId, open, nothing, undefined, { device, at: points.at(-1)?.at ?? 0 })
  }
}

/** A correction or an erasure since the shift was read has not seen what was put. */
async function eraseIfShortened(
  shiftId: string,
  moved: readonly Point[],
  { accountId, account }: Principal,
  deps: MoveLaterDeps,
): Promise<void> {
  const shift = await deps.findShift(accountId, shiftId)
  if (!shift) return deps.eraseSegments(accountId, shiftId)
  if (inside(moved, spanOf(shift)).length === moved.length) return
  await eraseOutsideShift(accountId, shift, { now: deps.now(), days: account.settings.retention.trackDays }, deps)
}

/** Strongly consistent: what it misses is erased. */
async function readEveryPoint(accountId: string, { shiftId, track }: Shift, deps: MoveLaterDeps): Promise<Point[]> {
  const parts = await deps.readParts(accountId, shiftId, track?.parts ?? [])
  const lists: (readonly Point[])[] = parts.flatMap((part) => (part ? [part] : []))
  for await (const segment of deps.segmentsOf(accountId, shiftId, { from: track?.below ?? 0 }, true)) {
    lists.push(await segment.points())
  }
  return mergePoints(...lists)
}
