import { type AllowedCountries, isAllowedDestination } from '../../customers/domain/destination.ts'
import type { WorkMessage } from '../../shared/background/due.ts'
import { toInstant } from '../../shared/instant.ts'
import { unsent } from '../../shared/messages/sending-fields.ts'
import { type AutoReplyTo, autoReplyMilliseconds } from '../domain/auto-reply-texts.ts'
import { isCarrierKeyword } from '../domain/carrier-keywords.ts'
import type { InboundIntent } from '../domain/classify-text.ts'
import type { Message } from '../items.ts'
import { derivedMessageId } from '../message-id.ts'
import type { MessageStore } from '../message-store.ts'
import type { InboundText } from './inbound-text.ts'
import type { MatchedCustomer } from './matched-customers.ts'

export type ReplyDeps = Pick<MessageStore, 'newMessageWrites' | 'due' | 'write'> & {
  readonly enqueue: (work: WorkMessage) => Promise<void>
  /** The carrier of a toll-free number replies to its keywords itself. */
  readonly carrierManagesOptOuts: boolean
  readonly allowedCountries: AllowedCountries
}

const replyTo: Partial<Record<InboundIntent, AutoReplyTo>> = {
  stop: 'stop',
  cancel: 'stop',
  start: 'start',
  help: 'help',
}

/**
 * Queues the one auto-reply to a STOP, START or HELP that the carrier does not answer. A repeated stop gets none, nor does a start that lifts nothing. Of
 * several companies that share the number, the oldest that may text the phone replies for all. Where none may, the sender
 * refuses the reply, so that staff see why.
 */
export async function replyToText(
  text: InboundText,
  intent: InboundIntent,
  matched: readonly MatchedCustomer[],
  wasStopped: boolean,
  deps: ReplyDeps,
): Promise<void> {
  const to = replyTo[intent]
  const byAge = matched.toSorted((a, b) => (a.accountId < b.accountId ? -1 : 1))
  const mayText = ({ country }: MatchedCustomer) => isAllowedDestination(text.from, country, deps.allowedCountries)
  const customer = byAge.find(mayText) ?? byAge[0]
  const isAnswered = deps.carrierManagesOptOuts && (text.body === undefined || isCarrierKeyword(text.body))
  if (!to || !customer || isAnswered) return
  if (wasStopped !== (to === 'start') && to !== 'help') return
  const { accountId, customerId } = customer
  const shared = to !== 'help' && matched.some((each) => each.accountId !== accountId)
  const messageId = derivedMessageId(customerId, accountId, 'answer', text.inboundMessageId)
  const message: Message = {
    ...unsent,
    messageId,
    direction: 'outbound',
    kind: 'answer',
    channel: 'sms',
    status: 'queued',
    customerId,
    createdAt: toInstant(text.at),
    autoReply: { to, until: text.at + autoReplyMilliseconds, shared },
    to: text.from,
  }
  const due = deps.due(accountId, 'message', messageId, text.at)
  const isNew = await deps.write([...(await deps.newMessageWrites(accountId, message)), due.write])
  if (isNew) await deps.enqueue(due.work)
}
