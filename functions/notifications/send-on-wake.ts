import type { Wake } from '../shared/due.ts'
import { persistently } from '../shared/persistently.ts'
import { type ErasureMailDeps, sendErasureMail } from './send-erasure-mail.ts'
import { type WorkDeps, workOnWake } from './work-on-wake.ts'

/** What the sender is woken for: work of an account that is active, or a mail about one that is not. */
export function sendOnWake(wake: Wake, deps: WorkDeps & ErasureMailDeps): Promise<void> {
  if (wake.kind === 'erasure-mail') return sendErasureMail(wake, deps)
  return persistently(() => workOnWake(wake, deps), deps)
}
