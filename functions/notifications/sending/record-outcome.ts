import { toInstant } from '../../shared/instant.ts'
import type { Notice } from '../../shared/messages/member-email.ts'
import type { Write } from '../../shared/table/table.ts'
import { statusAfter } from '../domain/message-status.ts'
import { outcomeOf } from '../domain/send-outcome.ts'
import type { Message } from '../items.ts'
import type { MessageStore } from '../message-store.ts'
import { redactPassword } from '../redact-password.ts'

/** What became of the one call. */
export type Result = { readonly sent: string } | { readonly failed: unknown }

export type RecordOutcomeDeps = Pick<
  MessageStore,
  'findSendable' | 'changedMessage' | 'write' | 'due' | 'deleteJobWrite' | 'providerPointerWrite'
> & { readonly now: () => number }

/** A message without news stays unknown for this long. */
const expiryMilliseconds = 72 * 3_600_000
/** Before the next try of what surely did not happen, doubled each time up to a quarter of an hour. */
const firstPauseMilliseconds = 2_000
const longestPauseMilliseconds = 15 * 60_000

const maxAttempts = 20

/**
 * Writes down what became of a claimed message, and finishes its due row in the same transaction: sent, failed, unknown, or
 * queued again when it surely did not happen (then true). The provider's own events may have come first: they stand.
 */
export async function recordOutcome<M extends Message | Notice>(
  accountId: string,
  claimed: M,
  result: Result,
  deps: RecordOutcomeDeps,
): Promise<boolean> {
  let before = claimed
  for (let race = 0; race < maxAttempts; race += 1) {
    const { after, alongside, again } = await resultOf(accountId, before, result, deps)
    if (await deps.write([await deps.changedMessage(accountId, before, after), ...alongside])) return again
    const now = await deps.findSendable(accountId, claimed.messageId)
    if (!now || now.claim !== claimed.claim) return false
    before = now as M
  }
  throw new Error('a message could not be settled')
}

async function resultOf<M extends Message | Notice>(
  accountId: string,
  message: M,
  result: Result,
  deps: RecordOutcomeDeps,
) {
  const { messageId, status } = message
  const now = deps.now()
  const done = deps.deleteJobWrite(accountId, 'message', messageId)
  if ('sent' in result) {
    const told = { sentAt: toInstant(now), providerMessageId: result.sent }
    const after = { ...redactPassword(message), ...told, status: statusAfter(status, { type: 'send' }) } as M
    const isText = message.kind !== 'notice' && message.channel === 'sms'
    return {
      after,
      alongside: [done, ...(isText ? [await deps.providerPointerWrite(accountId, messageId, result.sent)] : [])],
      again: false,
    }
  }
  const outcome = status === 'sending' ? outcomeOf(result.failed) : 'unknown'
  if (outcome === 'did-not-happen') {
    const pause = Math.min(firstPauseMilliseconds * 2 ** (message.attempts - 1), longestPauseMilliseconds)
    const after = { ...message, status: 'queued', claim: undefined, claimedAt: undefined }
    return { after, alongside: [deps.due(accountId, 'message', messageId, now + pause).write], again: true }
  }
  if (outcome === 'refused') {
    const reason = result.failed instanceof Error ? result.failed.name : 'refused'
    return { after: { ...redactPassword(message), status: 'failed', reason } as M, alongside: [done], again: false }
  }
  return { ...unknown(accountId, message, now, deps), again: false }
}

/** Nobody knows whether it went out: the provider's events may tell, and it is never sent again by itself. */
export function unknown<M extends Message | Notice>(
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
