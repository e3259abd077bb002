import type { MessageStore } from '../message-store.ts'

/** Marks a message that is still `unknown` as expired; any other keeps its status. Throws on a conflict, to be retried. */
export async function expireMessage(
  accountId: string,
  messageId: string,
  deps: Pick<MessageStore, 'findSendable' | 'changedMessageWrite' | 'write' | 'deleteJobWrite'>,
): Promise<void> {
  const message = await deps.findSendable(accountId, messageId)
  const deleteJob = deps.deleteJobWrite(accountId, 'message-expiry', messageId)
  if (message?.status !== 'unknown') {
    await deps.write([deleteJob])
    return
  }
  const expired = { ...message, status: 'expired' as const }
  const isWritten = await deps.write([await deps.changedMessageWrite(accountId, message, expired), deleteJob])
  if (!isWritten) throw new Error('message changed while it was expired')
}
