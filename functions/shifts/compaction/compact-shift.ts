import type { Due, Wake } from '../../shared/background/due.ts'
import { accountOf } from '../../shared/keys.ts'
import { longestUnsealed, raised, sealAgainAt } from '../domain/rules/compaction-schedule.ts'
import type { Keeping } from '../domain/rules/retention.ts'
import type { StagedStore } from '../store/segment-store.ts'
import { type Shift, spanOf } from '../store/shift-items.ts'
import type { ShiftStore } from '../store/shift-store.ts'
import { eraseTrack, type TrackErasingDeps } from './erase-track.ts'
import { leftOverMilliseconds, leftOvers, reachesOutside } from './orphaned-parts.ts'
import { type FoldDeps, foldTrack, isNamed } from './write-compacted-track.ts'

export type SealDeps = FoldDeps &
  Pick<ShiftStore, 'findShift'> &
  TrackErasingDeps &
  Pick<StagedStore, 'segmentsOf' | 'dropSegment' | 'eraseSegmentsOutside'> & {
    readonly readDue: (wake: Wake) => Promise<Due | undefined>
    /** Ends the work if nobody has asked for more meanwhile, or leaves it until then. */
    readonly endDue: (wake: Wake, due: Due, until: number | undefined) => Promise<void>
    readonly reportLate: () => void
  }

/** One wake of one shift. */
interface Work {
  readonly accountId: string
  readonly shift: Shift
  readonly wake: Wake
  readonly due: Due
  readonly keeping: Keeping
}

/**
 * Folds what was stored for a shift before its generation. Whoever wakes this has waited, since the generation was raised, for
 * longer than an upload can live: so nothing is still on its way into what is folded. What came for a closed shift since
 * then is waited for once, by raising its generation again; after that it comes with the next fold.
 *
 * May be done twice, and stop anywhere: the due row stays until all is done.
 */
export async function sealTrack(wake: Wake, keeping: Keeping, deps: SealDeps): Promise<void> {
  const accountId = accountOf(wake)
  const due = await deps.readDue(wake)
  if (!due) return
  const shift = await deps.findShift(accountId, due.id)
  if (!shift) return forget(accountId, wake, due, deps)
  const { generation, sealAt = 0, track } = shift
  const work = { accountId, shift, wake, due, keeping }
  if (track?.below === generation || sealAt > keeping.now) return tidy(work, deps)
  if (keeping.now > sealAt + longestUnsealed) deps.reportLate()

  const newer = shift.status !== 'open' && (await hasNewer(work, deps))
  if (!newer || due.details['waited'] === 1) return fold(work, newer, deps)
  const after = { ...raised(shift, keeping.now), version: shift.version + 1 }
  await deps.keepStep(accountId, shift, after, { at: keeping.now, waited: true, moved: isMoved(due) })
}

async function fold(work: Work, newer: boolean, deps: SealDeps): Promise<void> {
  const { accountId, shift, wake, due, keeping } = work
  const { shiftId, generation, track } = shift
  const generations = { from: track?.below ?? 0, below: generation }
  const staged = await Array.fromAsync(deps.segmentsOf(accountId, shiftId, generations, true))
  const current = staged.filter(({ isExpired }) => !isExpired(keeping.now))
  const points = await Promise.all(current.map((segment) => segment.points()))
  const stored = await deps.listParts(accountId, shiftId)
  const outside = staged.filter((segment) => reachesOutside(segment, spanOf(shift)))

  const later = newer ? sealAgainAt(0, keeping.now) : undefined
  const change = { generation: newer ? generation + 1 : generation, sealAt: later }
  // what was folded before is looked at again only where it may have come to lie outside
  const isOlderInDoubt = isMoved(due) && generations.from > 0
  const isAll = outside.length === 0 && stored.length === 0 && !isOlderInDoubt
  const next = isAll ? { at: later, waited: newer, moved: false } : undefined
  const sealed = await foldTrack(
    accountId,
    shift,
    { stored, staged: points, below: generation, change, next },
    keeping,
    deps,
  )
  if (!sealed || isAll) return
  if (isOlderInDoubt) return tidy({ ...work, shift: sealed }, deps, shift)

  for (const { key } of outside) await deps.dropSegment(key)
  await deps.dropParts(accountId, shiftId, leftOvers(shift, sealed, stored, keeping.now))
  await deps.endDue(wake, due, later)
}

/** Looks at all that lies there, and deletes what nobody will read or what lies outside. */
async function tidy(work: Work, deps: SealDeps, before = work.shift): Promise<void> {
  const { accountId, shift, wake, due, keeping } = work
  const { shiftId, sealAt, track } = shift
  const folded = { shiftId, foldedBelow: track?.below ?? 0 }
  await deps.eraseSegmentsOutside(accountId, folded, spanOf(shift), keeping.days)
  const unnamed = (await deps.listParts(accountId, shiftId)).filter((part) => !isNamed(shift, part))
  const dropped = leftOvers(before, shift, unnamed, keeping.now)
  await deps.dropParts(accountId, shiftId, dropped)
  // somebody may be about to name the others, or has died before: that is seen later
  await deps.endDue(wake, due, dropped.length < unnamed.length ? keeping.now + leftOverMilliseconds : sealAt)
}

/** A shift that was removed: what an upload stored for it in that moment goes too. */
async function forget(accountId: string, wake: Wake, due: Due, deps: SealDeps): Promise<void> {
  await eraseTrack(accountId, due.id, deps)
  await deps.endDue(wake, due, undefined)
}

function isMoved({ details }: Due): boolean {
  return details['moved'] === 1
}

async function hasNewer({ accountId, shift }: Work, deps: SealDeps): Promise<boolean> {
  const { shiftId, generation } = shift
  for await (const _newer of deps.segmentsOf(accountId, shiftId, { from: generation }, true)) return true
  return false
}
