import type { LogFields } from '../../shared/log.ts'
import { isStuck } from '../domain/erasure.ts'
import type { Erasure } from '../items.ts'
import type { ErasureAuditStore } from './erasure-audit-store.ts'

/** Raises the alarm of that name. */
export type Raise = (event: 'erasure_stuck' | 'erased_account_data_found', fields: LogFields) => void

type Deps = Pick<ErasureAuditStore, 'runningErasures'> & { readonly raise: Raise; readonly now: () => number }

/**
 * Names every erasure that has not moved for an hour, whatever the reason: one that fails, one whose worker is never
 * woken, one that waits for a mail.
 */
export async function detectStuckErasures(deps: Deps): Promise<void> {
  for await (const erasure of deps.runningErasures()) {
    const { erasureId } = erasure
    const since = lastMoved(erasure)
    if (isStuck(since, deps.now())) deps.raise('erasure_stuck', { erasureId, milliseconds: deps.now() - since })
  }
}

/** In a grace period nothing has to move before its end. */
function lastMoved({ status, progressedAt, cancelUntil = 0 }: Erasure): number {
  return status === 'scheduled' ? Math.max(progressedAt, cancelUntil) : progressedAt
}
