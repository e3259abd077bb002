import type { CustomerStore } from '../../customers/customer-store.ts'
import { toInstant } from '../../shared/instant.ts'
import { unsent } from '../../shared/messages/sending-fields.ts'
import { dayOf } from '../domain/cap-counters.ts'
import type { InboundIntent } from '../domain/classify-text.ts'
import { type Message, unknownSender } from '../items.ts'
import { derivedMessageId } from '../message-id.ts'
import type { MessageStore } from '../message-store.ts'
import type { UsageStore } from '../usage-store.ts'
import type { InboundText } from './inbound-text.ts'

export type ReceiveFromStrangerDeps = Pick<MessageStore, 'newMessageWrites' | 'findMessage' | 'write'> &
  Pick<UsageStore, 'usageWrite' | 'periodOfAddress'> &
  Pick<CustomerStore, 'hashesOfPhone'>

/** No customer's erasure finds these texts, so they end by themselves. */
const keptMilliseconds = 30 * 86_400_000
/** In a day (UTC). What comes beyond is not stored; a stop has its effect all the same. */
const maxOfPhone = 20
const maxOfAccount = 500

/**
 * Records a text of a number that no customer of the company has. A second delivery changes nothing. Returns false if a cap
 * leaves it out.
 */
export async function receiveFromStranger(
  text: InboundText,
  intent: InboundIntent,
  accountId: string,
  deps: ReceiveFromStrangerDeps,
): Promise<boolean> {
  const [hash = ''] = await deps.hashesOfPhone(text.from)
  const messageId = derivedMessageId(hash, accountId, 'text', text.inboundMessageId)
  if (await deps.findMessage(accountId, messageId)) return true
  const day = `texts-${dayOf(text.at)}`
  const ofPhone = await deps.periodOfAddress(accountId, day, hash)
  const count = (period: string, max: number) => deps.usageWrite(accountId, period, { shard: 0, max }, 1, text.at)
  const row: Message = {
    ...unsent,
    messageId,
    direction: 'inbound',
    kind: 'reply',
    channel: 'sms',
    status: 'delivered',
    customerId: unknownSender,
    createdAt: toInstant(text.at),
    reading: intent,
    unread: true,
    endsAt: text.at + keptMilliseconds,
    to: text.from,
    text: text.body,
  }
  const writes = await deps.newMessageWrites(accountId, row)
  return deps.write([...writes, count(ofPhone, maxOfPhone), count(day, maxOfAccount)])
}
