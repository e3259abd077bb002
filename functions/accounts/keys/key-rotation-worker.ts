import type { WorkMessage } from '../../shared/background/due.ts'
import type { TimeBudget } from '../../shared/background/time-budget.ts'
import { type RotateDataKeyDeps, rotateDataKey } from './rotate-data-key.ts'
import { type RotateRootKeyDeps, rotateRootKey } from './rotate-root-key.ts'

/** What the rotator is woken for: the root of the installation, or the data key of one account. */
export function runKeyRotationWork(
  work: WorkMessage,
  slice: TimeBudget,
  deps: RotateRootKeyDeps & RotateDataKeyDeps,
): Promise<void> {
  return work.kind === 'rotate-root' ? rotateRootKey(work, slice, deps) : rotateDataKey(work, deps)
}
