import type { WorkMessage } from '../../shared/background/due.ts'
import { retry } from '../../shared/background/retry.ts'
import type { Account } from '../../shared/identity/account.ts'
import { accountOf } from '../../shared/keys.ts'
import type { MessageStore } from '../message-store.ts'
import { type CancellationDeps, planCancellation } from '../planning/plan-cancellation.ts'
import { type PlanDeps, planReminder } from '../planning/plan-reminder.ts'
import { expireMessage } from './expire-message.ts'
import { type SendDeps, sendMessage } from './send-message.ts'

export type MessageJobDeps = SendDeps &
  PlanDeps &
  CancellationDeps &
  Pick<MessageStore, 'readDue'> & {
    readonly findActiveAccount: (accountId: string) => Promise<Account | undefined>
  }

/**
 * One work: a reminder that is due, a message to be sent, or the end of waiting for news of one. The due row is the truth;
 * without it somebody has finished the work, and of an account that is leaving nothing is sent.
 */
export async function runMessageJob(work: WorkMessage, deps: MessageJobDeps): Promise<void> {
  const due = await deps.readDue(work)
  const account = due && (await deps.findActiveAccount(accountOf(work)))
  if (!due || !account) return
  if (due.kind === 'message') return sendMessage(account, due.id, deps)
  if (due.kind === 'message-expiry') return expireMessage(account.accountId, due.id, deps)
  if (due.kind !== 'reminder' && due.kind !== 'cancellation') throw new Error(`no message work: ${due.kind}`)
  const plan = due.kind === 'reminder' ? planReminder : planCancellation
  const ready = await plan(account, { ...due, pk: work.pk, sk: work.sk }, deps)
  // each by itself: the row that brought us here is claimJob, so to begin again from there would find nothing to do
  await Promise.all(ready.map((message) => retry(() => sendMessage(account, message.messageId, deps, message), deps)))
}
