import type { Notice } from '../shared/messages/member-email.ts'
import type { Write } from '../shared/table/table.ts'
import type { Message } from './items.ts'
import type { MessageStore } from './message-store.ts'
import { redactPassword } from './redact-password.ts'

/** Longer than any invocation of the sender: an older claim is of one that died. */
export const maxClaimMilliseconds = 60_000
const expiryMilliseconds = 72 * 3_600_000

/** The provider may have sent the message: only its events can tell, and the message is never sent again. `hasJob`: a due row leads to it. */
export function markUnknown<M extends Message | Notice>(
  accountId: string,
  message: M,
  now: number,
  deps: Pick<MessageStore, 'due' | 'deleteJobWrite'>,
  hasJob = true,
): { after: M; alongside: Write[] } {
  const { messageId, status } = message
  const after = { ...redactPassword(message), status: status === 'sending' ? 'unknown' : status } as M
  const expiry = deps.due(accountId, 'message-expiry', messageId, now + expiryMilliseconds).write
  const ended = hasJob ? [deps.deleteJobWrite(accountId, 'message', messageId)] : []
  return { after, alongside: [...ended, expiry] }
}
