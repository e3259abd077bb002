import { byKind } from '../../shared/background/by-kind.ts'
import type { Due, WorkMessage } from '../../shared/background/due.ts'
import type { JobStore } from '../../shared/background/job-store.ts'
import { retry } from '../../shared/background/retry.ts'
import type { Account } from '../../shared/identity/account.ts'
import { accountOf, type Key } from '../../shared/keys.ts'
import { describeError, log } from '../../shared/log.ts'
import { settleAll } from '../../shared/settle-all.ts'
import { type WriteBulkDeps, writeBulk } from '../bulk/write-bulk.ts'
import type { Message } from '../items.ts'
import { type GiveUpDeps, giveUpMessage, giveUpPlanning } from '../planning/give-up.ts'
import { type CancellationDeps, planCancellation } from '../planning/plan-cancellation.ts'
import { type MoveDeps, planMove } from '../planning/plan-move.ts'
import { type PlanDeps, planReminder } from '../planning/plan-reminder.ts'
import { expireMessage } from './expire-message.ts'
import { type ErasureEmailDeps, sendErasureEmail } from './send-erasure-email.ts'
import { type SendDeps, sendMessage } from './send-message.ts'
import { type SendPlannedDeps, sendPlanned } from './send-planned.ts'
import { type TellHoursDeps, tellHoursChanged } from './tell-hours-changed.ts'
import { type TellUnreadDeps, tellUnreadTexts } from './tell-unread-texts.ts'

export type SendQueuedDeps = SendDeps &
  Omit<PlanDeps, 'sendPlanned'> &
  SendPlannedDeps &
  CancellationDeps &
  MoveDeps &
  ErasureEmailDeps &
  TellHoursDeps &
  GiveUpDeps &
  TellUnreadDeps &
  WriteBulkDeps &
  Pick<JobStore, 'readDue' | 'releaseLease'> & {
    readonly findActiveAccount: (accountId: string) => Promise<Account | undefined>
  }
type Job = (account: Account, due: Due & Key) => Promise<unknown>

/** Without its due row the work is done. For an account that is being erased only the owner's emails are sent. */
export const sendQueued = (work: WorkMessage, deps: SendQueuedDeps): Promise<void> =>
  byKind('messages', {
    message: () => ofActiveAccount(work, deps, (account, due) => sendMessage(account, due.id, deps), giveUpMessage),
    'message-expiry': () =>
      ofActiveAccount(work, deps, (account, due) => expireMessage(account.accountId, due.id, deps)),
    reminder: () =>
      ofActiveAccount(
        work,
        deps,
        async (account, due) => sendAgain(account, await planReminder(account, due, withSender(deps)), deps),
        giveUpPlanning,
      ),
    cancellation: () =>
      ofActiveAccount(
        work,
        deps,
        async (account, due) => sendAll(account, await planCancellation(account, due, deps), deps),
        giveUpPlanning,
      ),
    'hours-changed': () => ofActiveAccount(work, deps, (account, due) => tellHoursChanged(account, due, deps)),
    'unread-texts': () => ofActiveAccount(work, deps, (account, due) => tellUnreadTexts(account, due, deps)),
    bulk: () => ofActiveAccount(work, deps, (account, due) => writeBulk(account, due, deps)),
    move: () =>
      ofActiveAccount(
        work,
        deps,
        async (account, due) => sendAll(account, await planMove(account, due, deps), deps),
        giveUpPlanning,
      ),
    'erasure-email': () => sendErasureEmail(work, deps),
  })(work)

/**
 * Retries `job` while there is time. What fails until it is of no use any more is recorded as failed by `giveUp`. Else, before the
 * last error is rethrown to the queue, the lease is released, so that the next due run hands out the work sooner.
 */
async function ofActiveAccount(
  work: WorkMessage,
  deps: SendQueuedDeps,
  job: Job,
  giveUp: (due: Due & Key, deps: GiveUpDeps) => Promise<boolean> = async () => false,
): Promise<void> {
  const read = async () => {
    const due = await deps.readDue(work)
    return due && { ...due, pk: work.pk, sk: work.sk }
  }
  const run = async () => {
    const due = await read()
    const account = due && (await deps.findActiveAccount(accountOf(work)))
    if (due && account) await job(account, due)
  }
  const end = async () => {
    const due = await read()
    return due !== undefined && (await giveUp(due, deps))
  }
  try {
    await retry(run, deps)
  } catch (error) {
    const isOver = await retry(end, deps).catch(() => false)
    if (isOver) return log('error', 'work_given_up', { ...describeError(error), kind: work.kind })
    await deps.releaseLease(work, deps.now()).catch(() => undefined) // the lease ends by itself
    throw error
  }
}

function withSender(deps: SendQueuedDeps): PlanDeps {
  return { ...deps, sendPlanned: (account, message, gathered) => sendPlanned(account, message, gathered, deps) }
}

/** After an attempt that sent nothing: each is read as that has left it. */
async function sendAgain(account: Account, messages: readonly Message[], deps: SendQueuedDeps): Promise<void> {
  await settleAll(messages.map(({ messageId }) => retry(() => sendMessage(account, messageId, deps), deps)))
}

/** Retries each by itself: planning has deleted the due row, so a retry of the whole job would find nothing to do. */
async function sendAll(account: Account, messages: readonly Message[], deps: SendQueuedDeps): Promise<void> {
  await settleAll(messages.map((each) => retry(() => sendMessage(account, each.messageId, deps, each), deps)))
}
