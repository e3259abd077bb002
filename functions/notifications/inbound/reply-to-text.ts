import type { WorkMessage } from '../../shared/background/due.ts'
import { toInstant } from '../../shared/instant.ts'
import { unsent } from '../../shared/messages/sending-fields.ts'
import { type AutoReplyTo, autoReplyMilliseconds } from '../domain/auto-reply-texts.ts'
import type { Reading } from '../domain/classify-text.ts'
import type { Message } from '../items.ts'
import { namedMessageId } from '../message-id.ts'
import type { MessageStore } from '../message-store.ts'
import type { InboundText } from './inbound-text.ts'
import type { MatchedCustomer } from './matched-customers.ts'

export type ReplyDeps = Pick<MessageStore, 'newMessage' | 'due' | 'write'> & {
  readonly enqueue: (work: WorkMessage) => Promise<void>
  /** The carrier answers STOP, START and HELP itself, as toll-free ones do: we must be silent then. */
  readonly carrierAnswers: boolean
}

const answers: Partial<Record<Reading, AutoReplyTo>> = { stop: 'stop', cancel: 'stop', start: 'start', help: 'help' }

/**
 * The one answer to a STOP, START or HELP: a row with a due row, sent by who may send. A second stop is not confirmed again,
 * and a start only where there was something to take back. Of several companies that share the number the oldest answers, for all.
 */
export async function replyToText(
  text: InboundText,
  reading: Reading,
  senders: readonly MatchedCustomer[],
  wasStopped: boolean,
  deps: ReplyDeps,
): Promise<void> {
  const to = answers[reading]
  const sender = senders.toSorted((a, b) => (a.accountId < b.accountId ? -1 : 1))[0]
  if (!to || !sender || deps.carrierAnswers) return
  if (wasStopped !== (to === 'start') && to !== 'help') return
  const { accountId, customerId } = sender
  const shared = to !== 'help' && senders.some((each) => each.accountId !== accountId)
  const messageId = namedMessageId(customerId, accountId, 'answer', text.inboundMessageId)
  const message: Message = {
    ...unsent,
    messageId,
    direction: 'outbound',
    kind: 'answer',
    channel: 'sms',
    status: 'queued',
    customerId,
    createdAt: toInstant(text.at),
    answer: { to, until: text.at + autoReplyMilliseconds, shared },
    to: text.from,
  }
  const due = deps.due(accountId, 'message', messageId, text.at)
  const isNew = await deps.write([...(await deps.newMessage(accountId, message)), due.write])
  if (isNew) await deps.enqueue(due.work)
}
