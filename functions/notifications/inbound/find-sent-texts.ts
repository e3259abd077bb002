import { toInstant } from '../../shared/instant.ts'
import { settleAll } from '../../shared/settle-all.ts'
import type { MessageStore } from '../message-store.ts'
import type { MatchedCustomer } from './matched-customers.ts'

export type FindSentTextsDeps = Pick<MessageStore, 'listMessages'>

const maxTextsPerCustomer = 20
const maxCustomers = 10
/** Phones quote what is on the screen, so older texts are hardly quoted. */
const quotedMilliseconds = 90 * 24 * 3_600_000

/** The newest SMS that were sent to the phone of these customers before `at` (epoch milliseconds). */
export async function findSentTexts(
  from: string,
  customers: readonly Pick<MatchedCustomer, 'accountId' | 'customerId'>[],
  at: number,
  deps: FindSentTextsDeps,
): Promise<string[]> {
  const page = { limit: maxTextsPerCustomer, sparse: false, since: toInstant(at - quotedMilliseconds) }
  const found = await settleAll(
    customers
      .slice(0, maxCustomers)
      .map(({ accountId, customerId }) =>
        deps.listMessages(
          accountId,
          customerId,
          page,
          ({ direction, channel, text, to }) =>
            direction === 'outbound' && channel === 'sms' && text !== undefined && (to === undefined || to === from),
        ),
      ),
  )
  return found.flatMap(({ items }) => items.flatMap(({ text }) => text ?? []))
}
