import type { SuppressionStore } from '../../customers/consent/suppression-store.ts'
import type { CustomerStore } from '../../customers/customer-store.ts'
import { toInstant } from '../../shared/instant.ts'
import { settleAll } from '../../shared/settle-all.ts'
import { type InboundIntent, isStop } from '../domain/classify-text.ts'
import type { MessageStore } from '../message-store.ts'
import type { InboundText } from './inbound-text.ts'
import type { MatchedCustomer } from './matched-customers.ts'
import { suppressionOf } from './receive-for-customer.ts'

export type OtherSpellingsDeps = Pick<CustomerStore, 'hashesOfPhone'> &
  Pick<SuppressionStore, 'suppress' | 'liftSuppression'> &
  Pick<MessageStore, 'write'>

/**
 * A stop holds for the company that adds the phone later, in whatever spelling: it is remembered for those that no matched
 * customer has. A start takes that back.
 */
export async function rememberOtherSpellings(
  text: InboundText,
  intent: InboundIntent,
  matched: readonly MatchedCustomer[],
  deps: OtherSpellingsDeps,
): Promise<void> {
  const isStart = intent === 'start' && matched.length > 0
  if (!isStop(intent) && !isStart) return
  const recorded = new Set(matched.map(({ hash }) => hash))
  const others = (await deps.hashesOfPhone(text.from)).filter((hash) => !recorded.has(hash))
  const writeFor = (hash: string) =>
    isStart
      ? deps.liftSuppression('number', '', hash, toInstant(text.at))
      : deps.suppress('number', '', hash, suppressionOf(text))
  // each by itself: one that a newer stop refuses does not hold up the others
  await settleAll(others.map(async (hash) => deps.write([await writeFor(hash)])))
}
