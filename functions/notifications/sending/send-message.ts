import type { JobStore } from '../../shared/background/job-store.ts'
import type { Account } from '../../shared/identity/account.ts'
import type { Notice } from '../../shared/messages/member-email.ts'
import { isWaiting } from '../domain/message-status.ts'
import { sizeOf } from '../domain/sms-segments.ts'
import type { Message } from '../items.ts'
import { markUnknown, maxClaimMilliseconds } from '../mark-unknown.ts'
import type { MessageStore } from '../message-store.ts'
import { redactPassword } from '../redact-password.ts'
import { callTimeoutMilliseconds } from './call-timeouts.ts'
import { claimFields, type FinishDeps, finishClaimed, minCallMilliseconds } from './finish-claimed.ts'
import { type Pacer, unitsOf } from './pace.ts'
import { type PrepareDeps, prepareMessage } from './prepare-message.ts'
import type { Prepared } from './prepared.ts'

export type SendDeps = PrepareDeps &
  FinishDeps &
  Pick<MessageStore, 'complete'> &
  Pick<JobStore, 'releaseLease'> &
  Pacer & { readonly newId: () => string }

const maxAttempts = 6
const pauseMilliseconds = 300

/**
 * Sends a waiting message: read, decide, claim, call the provider once, record the outcome. Starts again after a conflict or
 * a call that surely did not happen; after the last attempt the due row brings another run, and so it does at once when the
 * provider refuses the whole installation. `fresh` saves a read: the claim fails if it has changed.
 */
export async function sendMessage(
  account: Account,
  messageId: string,
  deps: SendDeps,
  fresh?: Message | Notice,
): Promise<void> {
  for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
    const message = (attempt === 0 ? fresh : undefined) ?? (await deps.findSendable(account.accountId, messageId))
    if (!message || !isWaiting(message.status)) return clearJob(account.accountId, messageId, message, deps)
    const isSms = message.kind !== 'notice' && message.channel === 'sms'
    const send = (mayBegin: MayBegin) => sendOnce(message, account, mayBegin, deps)
    if (await deps.inTurn(isSms ? 'sms' : 'email', send)) return
    await deps.pause(pauseMilliseconds * (attempt + 1))
  }
}

type MayBegin = (units: number) => boolean

/** False when the message must be read again. */
async function sendOnce<M extends Message | Notice>(
  message: M,
  account: Account,
  mayBegin: MayBegin,
  deps: SendDeps,
): Promise<boolean> {
  const { accountId } = account
  const prepared = await prepareMessage(message, account, deps)
  if (prepared.action !== 'send') return deferOrFinish(accountId, message, prepared, deps)
  const hasTime = callTimeoutMilliseconds(deps) >= minCallMilliseconds
  if (!hasTime || !mayBegin(unitsOf(prepared.outgoing, (text) => sizeOf(text).segments))) {
    // the due row brings a run with more time, at the next minute
    const now = deps.now()
    await deps.releaseLease(deps.due(accountId, 'message', message.messageId, now).work, now)
    return true
  }
  const fields = claimFields(message, deps.newId(), deps.now())
  const claimed = { ...message, ...prepared.row, ...fields, version: message.version + 1 } as M
  const isClaimed = await deps.write([await deps.changedMessageWrite(accountId, message, claimed)])
  if (!isClaimed && !(await isOwn(accountId, claimed, deps))) return false
  const own = { before: message, claimed, entries: [], hasJob: true }
  const { recorded, error } = await finishClaimed(accountId, own, prepared, deps)
  if (error !== undefined) throw error
  return recorded !== 'again'
}

/** Whether a claim that seems refused is this run's own, whose response was lost. */
async function isOwn(
  accountId: string,
  { messageId, claim }: Message | Notice,
  { findSendable }: SendDeps,
): Promise<boolean> {
  return (await findSendable(accountId, messageId))?.claim === claim
}

async function deferOrFinish<M extends Message | Notice>(
  accountId: string,
  message: M,
  prepared: Exclude<Prepared, { action: 'send' }>,
  deps: SendDeps,
): Promise<boolean> {
  const { messageId } = message
  const isDeferred = prepared.action === 'defer'
  const base = isDeferred ? { ...message, status: 'deferred', reason: undefined } : redactPassword(message)
  const after = { ...base, ...prepared.row } as M
  const job = isDeferred
    ? deps.due(accountId, 'message', messageId, prepared.until).write
    : deps.deleteJobWrite(accountId, 'message', messageId)
  return deps.write([await deps.changedMessageWrite(accountId, message, after), job])
}

/** A message in `sending` belongs to another run, unless its claim is so old that the run must have died. */
async function clearJob(
  accountId: string,
  messageId: string,
  message: Message | Notice | undefined,
  deps: SendDeps,
): Promise<void> {
  const now = deps.now()
  if (message?.status !== 'sending') return deps.complete(deps.due(accountId, 'message', messageId, now).work)
  if (now - (message.claimedAt ?? 0) < maxClaimMilliseconds) return
  const { after, alongside } = markUnknown(accountId, message, now, deps)
  await deps.write([await deps.changedMessageWrite(accountId, message, after), ...alongside])
}
