import type { Wake } from '../../shared/background/due.ts'
import type { Slice } from '../../shared/background/time-budget.ts'
import { type RotateKeyDeps, rotateKey } from './rotate-data-key.ts'
import { type RotateRootDeps, rotateRoot } from './rotate-root-key.ts'

/** What the rotator is woken for: the root of the installation, or the data key of one account. */
export function rotateOnWake(wake: Wake, slice: Slice, deps: RotateRootDeps & RotateKeyDeps): Promise<void> {
  return wake.kind === 'rotate-root' ? rotateRoot(wake, slice, deps) : rotateKey(wake, deps)
}
