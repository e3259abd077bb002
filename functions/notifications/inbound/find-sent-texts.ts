import { isSamePhone } from '../../customers/domain/phone-spellings.ts'
import { toInstant } from '../../shared/instant.ts'
import { settleAll } from '../../shared/settle-all.ts'
import type { Message } from '../items.ts'
import type { MessageStore } from '../message-store.ts'
import type { MatchedCustomer } from './matched-customers.ts'

export type FindSentTextsDeps = Pick<MessageStore, 'listMessages'>

const maxTextsPerCustomer = 20
const maxCustomers = 10
/** Phones quote what is on the screen, so older texts are hardly quoted. */
const quotedMilliseconds = 90 * 24 * 3_600_000

/**
 * The newest SMS of one company to this phone that the provider had accepted when the text came, at `at` (epoch milliseconds): no
 * other can be quoted.
 */
export async function findSentTexts(
  from: string,
  customers: readonly Pick<MatchedCustomer, 'accountId' | 'customerId'>[],
  at: number,
  deps: FindSentTextsDeps,
): Promise<string[]> {
  const page = { limit: maxTextsPerCustomer, sparse: false, since: toInstant(at - quotedMilliseconds) }
  const received = toInstant(at)
  const isSent = ({ direction, channel, text, to, sentAt }: Message) =>
    direction === 'outbound' &&
    channel === 'sms' &&
    text !== undefined &&
    isSamePhone(to, from) &&
    sentAt !== undefined &&
    sentAt <= received
  const found = await settleAll(
    customers
      .slice(0, maxCustomers)
      .map(({ accountId, customerId }) => deps.listMessages(accountId, customerId, page, isSent)),
  )
  return found.flatMap(({ items }) => items.flatMap(({ text }) => text ?? []))
}
