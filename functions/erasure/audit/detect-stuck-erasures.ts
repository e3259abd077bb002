import type { LogFields } from '../../shared/log.ts'
import { isStuck } from '../domain/erasure.ts'
import type { Erasure } from '../items.ts'
import type { ErasureAuditStore } from './erasure-audit-store.ts'

export type Raise = (
  event: 'erasure_stuck' | 'erased_account_data_found' | 'erasure_audit_unfinished',
  fields: LogFields,
) => void

type Deps = Pick<ErasureAuditStore, 'runningErasures'> & { readonly raise: Raise; readonly now: () => number }

/** Raises an alarm for every erasure without progress for an hour, whatever the cause. */
export async function detectStuckErasures(deps: Deps): Promise<void> {
  for await (const erasure of deps.runningErasures()) {
    const { erasureId, status } = erasure
    if (status === 'cancelled') continue // only its emails are not sent yet
    const since = lastProgress(erasure)
    if (isStuck(since, deps.now())) deps.raise('erasure_stuck', { erasureId, milliseconds: deps.now() - since })
  }
}

function lastProgress({ status, progressedAt, cancelUntil = 0 }: Erasure): number {
  return status === 'scheduled' ? Math.max(progressedAt, cancelUntil) : progressedAt
}
