import { byKind } from '../../shared/background/by-kind.ts'
import type { Due, WorkMessage } from '../../shared/background/due.ts'
import type { JobStore } from '../../shared/background/job-store.ts'
import { retry } from '../../shared/background/retry.ts'
import type { Account } from '../../shared/identity/account.ts'
import { accountOf, type Key } from '../../shared/keys.ts'
import type { Message } from '../items.ts'
import { type CancellationDeps, planCancellation } from '../planning/plan-cancellation.ts'
import { type PlanDeps, planReminder } from '../planning/plan-reminder.ts'
import { expireMessage } from './expire-message.ts'
import { type ErasureEmailDeps, sendErasureEmail } from './send-erasure-email.ts'
import { type SendDeps, sendMessage } from './send-message.ts'

export type MessageJobDeps = SendDeps &
  PlanDeps &
  CancellationDeps &
  ErasureEmailDeps &
  Pick<JobStore, 'readDue' | 'releaseLease'> & {
    readonly findActiveAccount: (accountId: string) => Promise<Account | undefined>
  }
type Job = (account: Account, due: Due & Key) => Promise<unknown>

/**
 * One message of the sender's queue. The due row is the truth: without it the work is finished. Nothing is sent for an account
 * that is being erased, except the email to its owner.
 */
export const runMessageJob = (work: WorkMessage, deps: MessageJobDeps): Promise<void> =>
  byKind('messages', {
    message: () => ofActiveAccount(work, deps, (account, due) => sendMessage(account, due.id, deps)),
    'message-expiry': () =>
      ofActiveAccount(work, deps, (account, due) => expireMessage(account.accountId, due.id, deps)),
    reminder: () =>
      ofActiveAccount(work, deps, async (account, due) =>
        sendAll(account, await planReminder(account, due, deps), deps),
      ),
    cancellation: () =>
      ofActiveAccount(work, deps, async (account, due) =>
        sendAll(account, await planCancellation(account, due, deps), deps),
      ),
    'erasure-email': () => sendErasureEmail(work, deps),
  })(work)

/**
 * Runs `job`, again at once if it fails and there is time. What still fails is thrown, so that the message comes again and
 * ends in the dead letters; its lease ends before, so that the next due run brings it sooner.
 */
async function ofActiveAccount(work: WorkMessage, deps: MessageJobDeps, job: Job): Promise<void> {
  const run = async () => {
    const due = await deps.readDue(work)
    const account = due && (await deps.findActiveAccount(accountOf(work)))
    if (due && account) await job(account, { ...due, pk: work.pk, sk: work.sk })
  }
  try {
    await retry(run, deps)
  } catch (error) {
    await deps.releaseLease(work, deps.now()).catch(() => undefined) // the end of the lease brings it then
    throw error
  }
}

/** Sends each by itself: planning has deleted the due row, so a retry of the whole job would find nothing to do. */
async function sendAll(account: Account, messages: readonly Message[], deps: MessageJobDeps): Promise<void> {
  await Promise.all(messages.map((each) => retry(() => sendMessage(account, each.messageId, deps, each), deps)))
}
