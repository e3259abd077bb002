import type { MessageStore } from '../message-store.ts'

/** Ends the waiting for news of a message: what is unknown by now has expired; what became known keeps what it is. */
export async function expireMessage(
  accountId: string,
  messageId: string,
  deps: Pick<MessageStore, 'findSendable' | 'changedMessage' | 'write' | 'deleteJobWrite'>,
): Promise<void> {
  const message = await deps.findSendable(accountId, messageId)
  const done = deps.deleteJobWrite(accountId, 'message-expiry', messageId)
  if (message?.status !== 'unknown') {
    await deps.write([done])
    return
  }
  const expired = { ...message, status: 'expired' as const }
  if (await deps.write([await deps.changedMessage(accountId, message, expired), done])) return
  throw new Error('news came at the last moment') // the due row brings another look
}
