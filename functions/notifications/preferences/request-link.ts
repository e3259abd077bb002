import type { WorkMessage } from '../../shared/background/due.ts'
import { toInstant } from '../../shared/instant.ts'
import { unsent } from '../../shared/messages/sending-fields.ts'
import { dayOf } from '../domain/cap-counters.ts'
import type { Message } from '../items.ts'
import { derivedMessageId } from '../message-id.ts'
import type { MessageStore } from '../message-store.ts'
import type { UsageStore } from '../usage-store.ts'
import { freshMilliseconds } from './link-rights.ts'
import type { Result } from './page-texts.ts'
import { type LinkTarget, mayAskLink } from './show-preferences.ts'

export type RequestLinkDeps = Pick<MessageStore, 'newMessageWrites' | 'due' | 'write'> &
  Pick<UsageStore, 'usageWrite' | 'periodOfAddress'> & {
    readonly enqueue: (work: WorkMessage) => Promise<void>
    readonly now: () => number
  }

const oncePerDay = { shard: 0, max: 1 }

/**
 * Queues an email with a link that takes stops back, to the address that this link went to. `link-again`: one was asked
 * for today (UTC) already; `partly`: this link may not ask.
 */
export async function requestLink({ link, customer }: LinkTarget, deps: RequestLinkDeps): Promise<Result> {
  const { accountId, customerId, addressHash, kind } = link
  if (!mayAskLink(link, customer) || addressHash === undefined) return 'partly'
  const now = deps.now()
  const day = dayOf(now)
  const messageId = derivedMessageId(customerId, accountId, 'link', addressHash, day)
  const message: Message = {
    ...unsent,
    messageId,
    direction: 'outbound',
    kind: 'answer',
    channel: 'email',
    status: 'queued',
    customerId,
    createdAt: toInstant(now),
    autoReply: { to: 'link', until: now + freshMilliseconds, shared: false, kind },
    to: customer.email,
    addressHash,
  }
  const due = deps.due(accountId, 'message', messageId, now)
  const isNew = await deps.write([
    ...(await deps.newMessageWrites(accountId, message)),
    due.write,
    deps.usageWrite(accountId, await deps.periodOfAddress(accountId, day, addressHash), oncePerDay, 1, now),
  ])
  if (isNew) await deps.enqueue(due.work)
  return isNew ? 'link' : 'link-again'
}
