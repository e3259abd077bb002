import { type RetryBudget, retry } from '../../shared/background/retry.ts'
import type { Account } from '../../shared/identity/account.ts'
import type { Notice } from '../../shared/messages/member-email.ts'
import { isWaiting } from '../domain/message-status.ts'
import type { Message } from '../items.ts'
import type { MessageStore } from '../message-store.ts'
import { redactPassword } from '../redact-password.ts'
import { callMilliseconds, claimMilliseconds } from './call-timeouts.ts'
import { type DeliverDeps, deliver } from './deliver.ts'
import { type PrepareDeps, type Prepared, prepareMessage } from './prepare-message.ts'
import { type RecordOutcomeDeps, type Result, recordOutcome, unknown } from './record-outcome.ts'

export type SendDeps = PrepareDeps &
  DeliverDeps &
  RecordOutcomeDeps &
  Pick<MessageStore, 'complete'> &
  RetryBudget & { readonly newId: () => string }

const shortestCallMilliseconds = 500
const rounds = 6
const pauseMilliseconds = 300

/**
 * Sends one message, if it is to be sent: read everything, decide, claim, one call, settle. What was claimed by another is
 * left to them; what surely did not happen is tried again at once while there is time, and by its due row after that.
 * `fresh` is the message as it has just been written: the claim tells whether it still is.
 */
export async function sendMessage(
  account: Account,
  messageId: string,
  deps: SendDeps,
  fresh?: Message | Notice,
): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    const message = (round === 0 ? fresh : undefined) ?? (await deps.findSendable(account.accountId, messageId))
    if (!message || !isWaiting(message.status)) return finish(account.accountId, messageId, message, deps)
    const isThrough = await attempt(message, account, deps)
    if (isThrough) return
    await deps.pause(pauseMilliseconds * (round + 1))
  }
}

/** True when there is nothing more to do now: handed over, put off, closed, or left to a later run. False: read it again. */
async function attempt<M extends Message | Notice>(message: M, account: Account, deps: SendDeps): Promise<boolean> {
  const { accountId } = account
  const prepared = await prepareMessage(message, account, deps)
  if (prepared.todo !== 'send') return deferOrFinish(accountId, message, prepared, deps)
  if (callMilliseconds(deps) < shortestCallMilliseconds) return true // the due row's time brings another, with more time
  const { outgoing, row, checks } = prepared
  const claimed = {
    ...message,
    ...row,
    status: 'sending',
    claim: deps.newId(),
    claimedAt: deps.now(),
    attempts: message.attempts + 1,
  } as M
  const isClaimed = await deps.write([await deps.changedMessage(accountId, message, claimed), ...checks])
  if (!isClaimed) return false
  const { messageId } = message
  const signal = AbortSignal.timeout(Math.max(shortestCallMilliseconds, callMilliseconds(deps)))
  const result: Result = await deliver(outgoing, { accountId, messageId }, signal, deps).then(
    (sent) => ({ sent }),
    (failed: unknown) => ({ failed }),
  )
  const sending = { ...claimed, version: message.version + 1 }
  const isQueuedAgain = await retry(() => recordOutcome(accountId, sending, result, deps), deps)
  return !isQueuedAgain
}

async function deferOrFinish<M extends Message | Notice>(
  accountId: string,
  message: M,
  prepared: Exclude<Prepared, { todo: 'send' }>,
  deps: SendDeps,
): Promise<boolean> {
  const isDeferred = prepared.todo === 'defer'
  const kept = isDeferred ? { ...message, status: 'deferred' } : redactPassword(message)
  const after = { ...kept, ...prepared.row } as M
  const alongside = isDeferred
    ? deps.due(accountId, 'message', message.messageId, prepared.until).write
    : deps.deleteJobWrite(accountId, 'message', message.messageId)
  return deps.write([await deps.changedMessage(accountId, message, after), alongside])
}

/** What is not waiting: gone or settled, then its due row is idle; or in somebody's hands, who may have died with it. */
async function finish(
  accountId: string,
  messageId: string,
  message: Message | Notice | undefined,
  deps: SendDeps,
): Promise<void> {
  const now = deps.now()
  if (message?.status !== 'sending') return deps.complete(deps.due(accountId, 'message', messageId, now).work)
  if (now - (message.claimedAt ?? 0) < claimMilliseconds) return
  const { after, alongside } = unknown(accountId, message, now, deps)
  await deps.write([await deps.changedMessage(accountId, message, after), ...alongside])
}
