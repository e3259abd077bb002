import { retryOnConflict } from '../../shared/background/retry.ts'
import { toInstant } from '../../shared/instant.ts'
import type { Notice } from '../../shared/messages/member-email.ts'
import type { Write } from '../../shared/table/table.ts'
import { statusAfter } from '../domain/message-status.ts'
import type { WaitReason } from '../domain/outcome/provider-refusal.ts'
import { outcomeOf } from '../domain/outcome/send-outcome.ts'
import { isWaitOver, pauseMilliseconds, waitMilliseconds } from '../domain/outcome/send-pause.ts'
import type { Message } from '../items.ts'
import { markUnknown } from '../mark-unknown.ts'
import type { MessageStore } from '../message-store.ts'
import { redactPassword } from '../redact-password.ts'

export type Result = { readonly sent: string } | { readonly failed: unknown }

export type RecordOutcomeDeps = Pick<
  MessageStore,
  'findSendable' | 'changedMessageWrite' | 'write' | 'due' | 'deleteJobWrite' | 'providerPointerWrite'
> & { readonly now: () => number }

const maxAttempts = 20

/** `again`: try again now. `waits`: queued until its due row, since the provider refuses everything. */
export type Recorded = 'done' | 'again' | { readonly waits: WaitReason }
type Change<M> = { readonly after: M; readonly alongside: readonly Write[]; readonly recorded: Recorded }

/**
 * Records what became of a claimed message and finishes its due row, if it `hasJob`: in one transaction, or, if it was sent, step by
 * step. The provider's events may have come first; their status stands.
 * @throws AppError `unavailable`
 */
export async function recordOutcome<M extends Message | Notice>(
  accountId: string,
  claimed: M,
  result: Result,
  deps: RecordOutcomeDeps,
  hasJob = true,
): Promise<Recorded> {
  let current = claimed
  return retryOnConflict(maxAttempts, async () => {
    const { after, alongside, recorded } = await changeAfter(accountId, current, result, deps, hasJob)
    const change = await deps.changedMessageWrite(accountId, current, after)
    if (await deps.write([change, ...alongside])) {
      if ('sent' in result && hasJob) await deps.write([deps.deleteJobWrite(accountId, 'message', after.messageId)])
      return recorded
    }
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
  hasJob: boolean,
): Promise<Change<M>> {
  const { messageId, status } = message
  const now = deps.now()
  if ('sent' in result) {
    const sent = {
      sentAt: toInstant(now),
      providerMessageId: result.sent,
      status: statusAfter(status, { type: 'send' }),
    }
    const isSms = message.kind !== 'notice' && message.channel === 'sms'
    const alongside = isSms ? [await deps.providerPointerWrite(accountId, messageId, result.sent)] : []
    return { after: { ...redactPassword(message), ...sent } as M, alongside, recorded: 'done' }
  }
  const outcome = status === 'sending' ? outcomeOf(result.failed) : 'unknown'
  const ended = hasJob ? [deps.deleteJobWrite(accountId, 'message', messageId)] : []
  if (outcome === 'did-not-happen' || typeof outcome === 'object') {
    const waits = outcome === 'did-not-happen' ? undefined : outcome.wait
    if (waits && isWaitOver(message, now))
      return { after: { ...message, status: 'failed', reason: waits }, alongside: ended, recorded: 'done' }
    const pause = waits ? waitMilliseconds(message) : pauseMilliseconds(message)
    const after = { ...message, status: 'queued', reason: waits, claim: undefined, claimedAt: undefined }
    const job = deps.due(accountId, 'message', messageId, now + pause).write
    return { after, alongside: [job], recorded: waits ? { waits } : 'again' }
  }
  if (outcome === 'refused') {
    const reason = result.failed instanceof Error ? result.failed.name : 'refused'
    const after = { ...redactPassword(message), status: 'failed', reason } as M
    return { after, alongside: ended, recorded: 'done' }
  }
  return { ...markUnknown(accountId, message, now, deps, hasJob), recorded: 'done' }
}
