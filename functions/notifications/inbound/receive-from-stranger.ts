import type { CustomerStore } from '../../customers/customer-store.ts'
import { retryOnConflict } from '../../shared/background/retry.ts'
import { toInstant } from '../../shared/instant.ts'
import { shardOf } from '../../shared/keys.ts'
import { log } from '../../shared/log.ts'
import { unsent } from '../../shared/messages/sending-fields.ts'
import { counterFor, dayOf } from '../domain/cap-counters.ts'
import type { InboundIntent } from '../domain/classify-text.ts'
import { type Message, unknownSender } from '../items.ts'
import { derivedMessageId } from '../message-id.ts'
import type { MessageStore } from '../message-store.ts'
import type { UsageStore } from '../usage-store.ts'
import type { InboundText } from './inbound-text.ts'

export type ReceiveFromStrangerDeps = Pick<MessageStore, 'newMessageWrites' | 'findMessage' | 'write'> &
  Pick<UsageStore, 'usageWrite' | 'readUsage'> &
  Pick<CustomerStore, 'senderOf'>

/** Who never becomes a customer asks for no erasure, so these texts end by themselves. */
const keptMilliseconds = 30 * 86_400_000
/** In a day (UTC). What comes beyond is not stored; a stop has its effect all the same. */
const maxOfPhone = 20
const maxOfAccount = 500
const maxAttempts = 5

/**
 * Records a text of a number that no customer of the company has. A second delivery changes nothing. Returns false if a cap
 * leaves it out; that the account's has done so is logged once a day.
 * @throws AppError `unavailable`
 */
export async function receiveFromStranger(
  text: InboundText,
  intent: InboundIntent,
  accountId: string,
  deps: ReceiveFromStrangerDeps,
): Promise<boolean> {
  const sender = await deps.senderOf(accountId, text.from)
  const messageId = derivedMessageId(sender, accountId, 'text', text.inboundMessageId)
  const row = rowOf(text, intent, messageId, sender)
  const day = `texts-${dayOf(text.at)}`
  const countOne = async (period: string, max: number) => {
    const counter = counterFor(await deps.readUsage(accountId, period), 1, max, shardOf(messageId))
    return counter && deps.usageWrite(accountId, period, counter, 1, text.at)
  }
  return retryOnConflict(maxAttempts, async () => {
    if (await deps.findMessage(accountId, messageId)) return true
    const ofPhone = await countOne(`${day}@${sender}`, maxOfPhone)
    if (!ofPhone) return false
    const ofAccount = await countOne(day, maxOfAccount)
    if (ofAccount) {
      return (await deps.write([...(await deps.newMessageWrites(accountId, row)), ofPhone, ofAccount])) || undefined
    }
    const once = deps.usageWrite(accountId, `${day}-full`, { shard: 0, max: 1 }, 1, text.at)
    if (await deps.write([once])) log('error', 'unknown_texts_not_stored', { count: maxOfAccount })
    return false
  })
}

function rowOf(text: InboundText, intent: InboundIntent, messageId: string, sender: string): Message {
  return {
    ...unsent,
    messageId,
    direction: 'inbound',
    kind: 'reply',
    channel: 'sms',
    status: 'delivered',
    customerId: unknownSender,
    sender,
    createdAt: toInstant(text.at),
    reading: intent,
    unread: true,
    endsAt: text.at + keptMilliseconds,
    to: text.from,
    text: text.body,
  }
}
