import type { WorkMessage } from '../shared/background/due.ts'
import { opensStatus } from '../shared/erasure/status-link.ts'
import { AppError, found } from '../shared/errors.ts'
import { toInstant } from '../shared/instant.ts'
import { erasureKey } from '../shared/keys.ts'
import type { FenceStore } from './fence-store.ts'
import { showErasure } from './show-erasure.ts'

type Deps = Parameters<typeof showErasure>[2] &
  Pick<FenceStore, 'cancel'> & {
    readonly now: () => number
    readonly enqueueEmail: (work: WorkMessage) => Promise<void>
  }

/** @throws AppError `not_found` for a wrong link, `too_late` after the grace period */
export async function cancelErasure(erasureId: string, token: string, deps: Deps) {
  if (!(await opensStatus(erasureId, token, deps.statusKey))) throw new AppError('not_found')
  const erasure = found(await deps.findErasure(erasureKey(erasureId)))
  if (erasure.status === 'scheduled') {
    const now = deps.now()
    if (now >= (erasure.cancelUntil ?? 0)) throw new AppError('too_late')
    const note = { at: toInstant(now), by: 'status-link', action: 'erasure.cancelled', subject: erasureId }
    const isCancelled = await deps.cancel(erasure, now, { ...note, details: {} })
    if (isCancelled) await deps.enqueueEmail({ ...erasureKey(erasureId), kind: 'erasure-email' })
  }
  // Read again: a concurrent cancel or the end of the grace period may have been first.
  const view = await showErasure(erasureId, token, deps)
  if (view.status !== 'cancelled') throw new AppError('too_late')
  return view
}
