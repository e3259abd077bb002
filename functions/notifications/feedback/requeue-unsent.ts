import { retryOnConflict } from '../../shared/background/retry.ts'
import type { Account } from '../../shared/identity/account.ts'
import { log } from '../../shared/log.ts'
import type { WaitReason } from '../domain/outcome/provider-refusal.ts'
import { isWaitOver, waitMilliseconds } from '../domain/outcome/send-pause.ts'
import type { MessageStore } from '../message-store.ts'

export type RequeueDeps = Pick<
  MessageStore,
  'findMessage' | 'changedMessageWrite' | 'write' | 'due' | 'deleteProviderPointerWrite'
> & {
  readonly findActiveAccount: (accountId: string) => Promise<Account | undefined>
  readonly now: () => number
}

type Unsent = { readonly accountId: string; readonly messageId: string; readonly providerMessageId: string }

const maxAttempts = 20

/**
 * Queues an SMS again that the provider took and then did not send, since it sends none of the installation's. The gate decides
 * anew. A report that is delivered twice, or of an earlier attempt, changes nothing.
 * @throws AppError `unavailable`
 */
export async function requeueUnsent(
  { accountId, messageId, providerMessageId }: Unsent,
  reason: WaitReason,
  deps: RequeueDeps,
): Promise<void> {
  if (!(await deps.findActiveAccount(accountId))) return
  const outcome = await retryOnConflict(maxAttempts, async () => {
    const message = await deps.findMessage(accountId, messageId)
    if (message?.status !== 'sent' || message.providerMessageId !== providerMessageId) return 'ignored'
    const now = deps.now()
    const isOver = isWaitOver(message, now)
    const unsent = { sentAt: undefined, providerMessageId: undefined, claim: undefined, claimedAt: undefined }
    const after = { ...message, ...unsent, reason, status: isOver ? ('failed' as const) : ('queued' as const) }
    const job = deps.due(accountId, 'message', messageId, now + waitMilliseconds(message)).write
    const isWritten = await deps.write([
      await deps.changedMessageWrite(accountId, message, after),
      deps.deleteProviderPointerWrite(providerMessageId),
      ...(isOver ? [] : [job]),
    ])
    return isWritten ? 'requeued' : undefined
  })
  if (outcome === 'requeued') log('error', 'provider_refused', { reason, channel: 'sms', messageId })
}
