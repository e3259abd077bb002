import { retryOnConflict } from '../../shared/background/retry.ts'
import { toInstant } from '../../shared/instant.ts'
import type { Notice } from '../../shared/messages/member-email.ts'
import type { Write } from '../../shared/table/table.ts'
import { statusAfter } from '../domain/message-status.ts'
import type { WaitReason } from '../domain/outcome/provider-refusal.ts'
import { outcomeOf } from '../domain/outcome/send-outcome.ts'
import { isWaitOver, pauseMilliseconds, waitMilliseconds } from '../domain/outcome/send-pause.ts'
import type { Message } from '../items.ts'
import type { MessageStore } from '../message-store.ts'
import { redactPassword } from '../redact-password.ts'

export type Result = { readonly sent: string } | { readonly failed: unknown }

export type RecordOutcomeDeps = Pick<
  MessageStore,
  'findSendable' | 'changedMessageWrite' | 'write' | 'due' | 'deleteJobWrite' | 'providerPointerWrite'
> & { readonly now: () => number }

const expiryMilliseconds = 72 * 3_600_000
const maxAttempts = 20

/** `again`: try again now. `waits`: queued until its due row, since the provider refuses everything. */
export type Recorded = 'done' | 'again' | { readonly waits: WaitReason }
type Change<M> = { readonly after: M; readonly alongside: readonly Write[]; readonly recorded: Recorded }

/**
 * Records what became of a claimed message and finishes its due row, in one transaction. The provider's events may have come
 * first; their status stands.
 * @throws AppError `unavailable`
 */
export async function recordOutcome<M extends Message | Notice>(
  accountId: string,
  claimed: M,
  result: Result,
  deps: RecordOutcomeDeps,
): Promise<Recorded> {
  let current = claimed
  return retryOnConflict(maxAttempts, async () => {
    const { after, alongside, recorded } = await changeAfter(accountId, current, result, deps)
    const change = await deps.changedMessageWrite(accountId, current, after)
    if (await deps.write([change, ...alongside])) return recorded
    const found = await deps.findSendable(accountId, claimed.messageId)
    if (!found || found.claim !== claimed.claim) return 'done'
    current = found as M
    return undefined
  })
}

async function changeAfter<M extends Message | Notice>(
  accountId: string,
  message: M,
  result: Result,
  deps: RecordOutcomeDeps,
): Promise<Change<M>> {
  const { messageId, status } = message
  const now = deps.now()
  const deleteJob = deps.deleteJobWrite(accountId, 'message', messageId)
  if ('sent' in result) {
    const sent = {
      sentAt: toInstant(now),
      providerMessageId: result.sent,
      status: statusAfter(status, { type: 'send' }),
    }
    const isSms = message.kind !== 'notice' && message.channel === 'sms'
    const pointers = isSms ? [await deps.providerPointerWrite(accountId, messageId, result.sent)] : []
    const after = { ...redactPassword(message), ...sent } as M
    return { after, alongside: [deleteJob, ...pointers], recorded: 'done' }
  }
  const outcome = status === 'sending' ? outcomeOf(result.failed) : 'unknown'
  if (outcome === 'did-not-happen' || typeof outcome === 'object') {
    const waits = outcome === 'did-not-happen' ? undefined : outcome.wait
    const isOver = waits !== undefined && isWaitOver(message, now)
    if (isOver)
      return { after: { ...message, status: 'failed', reason: waits }, alongside: [deleteJob], recorded: 'done' }
    const pause = waits ? waitMilliseconds(message) : pauseMilliseconds(message)
    const after = { ...message, status: 'queued', reason: waits, claim: undefined, claimedAt: undefined }
    const job = deps.due(accountId, 'message', messageId, now + pause).write
    return { after, alongside: [job], recorded: waits ? { waits } : 'again' }
  }
  if (outcome === 'refused') {
    const reason = result.failed instanceof Error ? result.failed.name : 'refused'
    const after = { ...redactPassword(message), status: 'failed', reason } as M
    return { after, alongside: [deleteJob], recorded: 'done' }
  }
  return { ...markUnknown(accountId, message, now, deps), recorded: 'done' }
}

/** The provider may have sent the message: only its events can tell, and the message is never sent again. */
export function markUnknown<M extends Message | Notice>(
  accountId: string,
  message: M,
  now: number,
  deps: Pick<MessageStore, 'due' | 'deleteJobWrite'>,
): { after: M; alongside: Write[] } {
  const { messageId, status } = message
  const after = { ...redactPassword(message), status: status === 'sending' ? 'unknown' : status } as M
  const expiry = deps.due(accountId, 'message-expiry', messageId, now + expiryMilliseconds).write
  return { after, alongside: [deps.deleteJobWrite(accountId, 'message', messageId), expiry] }
}
