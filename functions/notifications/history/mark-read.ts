import { retryOnConflict } from '../../shared/background/retry.ts'
import { AppError, found } from '../../shared/errors.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { toInstant } from '../../shared/instant.ts'
import type { Message } from '../items.ts'
import type { MessageStore } from '../message-store.ts'
import type { UnreadStore } from '../unread-store.ts'
import { isOver } from './read-messages.ts'

export type MarkReadDeps = Pick<MessageStore, 'findMessage' | 'changedMessageWrite' | 'write'> &
  Pick<UnreadStore, 'deleteUnreadWrite'> & { readonly now: () => number }

const maxAttempts = 5

/**
 * Marks a text from a customer as read, for all members. The first reader stands.
 * @throws AppError `not_found`, also for one whose time is over; `wrong_state` for a message to a customer
 */
export async function markRead(
  messageId: string,
  { accountId, memberId }: Pick<Principal, 'accountId' | 'memberId'>,
  deps: MarkReadDeps,
): Promise<Message> {
  return retryOnConflict(maxAttempts, async () => {
    const kept = await deps.findMessage(accountId, messageId)
    const message = found(kept && isOver(kept, deps.now()) ? undefined : kept)
    if (message.direction !== 'inbound') throw new AppError('wrong_state', 'only a text from a customer can be read')
    if (!message.unread) return message
    const after = { ...message, unread: undefined, readAt: toInstant(deps.now()), readBy: memberId }
    const writes = [
      await deps.changedMessageWrite(accountId, message, after),
      deps.deleteUnreadWrite(accountId, message),
    ]
    return (await deps.write(writes)) ? after : undefined
  })
}
