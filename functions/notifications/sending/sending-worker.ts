import type { Wake } from '../../shared/background/due.ts'
import { persistently } from '../../shared/background/retry.ts'
import type { MessageStore } from '../message-store.ts'
import { type WorkDeps, workOnWake } from './run-message-job.ts'
import { type ErasureMailDeps, sendErasureMail } from './send-erasure-mail.ts'

export type SendOnWakeDeps = WorkDeps & ErasureMailDeps & Pick<MessageStore, 'giveBackDue'>

/**
 * What the sender is woken for: work of an account that is active, or a mail about one that is not. Work that fails is
 * thrown, so that its message comes again and ends in the dead letters, in minutes; its due row is given back before, so
 * that the next due run brings it sooner.
 */
export async function sendOnWake(wake: Wake, deps: SendOnWakeDeps): Promise<void> {
  if (wake.kind === 'erasure-mail') return sendErasureMail(wake, deps)
  try {
    await persistently(() => workOnWake(wake, deps), deps)
  } catch (error) {
    await deps.giveBackDue(wake, deps.now()).catch(() => undefined) // then the lease's end brings it
    throw error
  }
}
