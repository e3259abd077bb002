import type { WorkMessage } from '../../shared/background/due.ts'
import { retry } from '../../shared/background/retry.ts'
import type { MessageStore } from '../message-store.ts'
import { type MessageJobDeps, runMessageJob } from './run-message-job.ts'
import { type ErasureEmailDeps, sendErasureEmail } from './send-erasure-mail.ts'

export type SendWithRetryDeps = MessageJobDeps & ErasureEmailDeps & Pick<MessageStore, 'releaseDueLease'>

/**
 * What the sender is woken for: work of an account that is active, or a mail about one that is not. Work that fails is
 * thrown, so that its message comes again and ends in the dead letters, in minutes; its due row is authored back before, so
 * that the next due run brings it sooner.
 */
export async function sendWithRetry(work: WorkMessage, deps: SendWithRetryDeps): Promise<void> {
  if (work.kind === 'erasure-mail') return sendErasureEmail(work, deps)
  try {
    await retry(() => runMessageJob(work, deps), deps)
  } catch (error) {
    await deps.releaseDueLease(work, deps.now()).catch(() => undefined) // then the lease's end brings it
    throw error
  }
}
