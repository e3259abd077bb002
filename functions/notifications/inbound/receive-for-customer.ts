import {
  type AppendConsentDeps,
  appendConsent,
  type Facts,
  type NewEntry,
  type Plan,
} from '../../customers/consent/append-consent.ts'
import type { SuppressionStore } from '../../customers/consent/suppression-store.ts'
import { messageKinds, reopenable } from '../../customers/domain/consent.ts'
import { retryOnConflict } from '../../shared/background/retry.ts'
import { toInstant } from '../../shared/instant.ts'
import { unsent } from '../../shared/messages/sending-fields.ts'
import { settleAll } from '../../shared/settle-all.ts'
import type { Write } from '../../shared/table/table.ts'
import { type InboundIntent, isStop } from '../domain/classify-text.ts'
import type { Message } from '../items.ts'
import { derivedMessageId } from '../message-id.ts'
import type { MessageStore } from '../message-store.ts'
import type { InboundText } from './inbound-text.ts'
import type { MatchedCustomer } from './matched-customers.ts'

export type ReceiveForCustomerDeps = AppendConsentDeps &
  Pick<SuppressionStore, 'findSuppressions' | 'suppress' | 'liftSuppression'> &
  Pick<MessageStore, 'newMessageWrites' | 'findMessage' | 'write'>

const maxAttempts = 5

/**
 * Records a text with one customer, and what it decides, in one transaction. The row's id makes a second delivery a no-op.
 * `scope` is that of the suppression; undefined when another customer of the company has written it.
 */
export async function receiveForCustomer(
  text: InboundText,
  intent: InboundIntent,
  { accountId, customerId, hash }: MatchedCustomer,
  scope: 'company' | 'number' | undefined,
  deps: ReceiveForCustomerDeps,
): Promise<void> {
  const row = rowOf(text, intent, accountId, customerId)
  await retryOnConflict(maxAttempts, async () => {
    if (await deps.findMessage(accountId, row.messageId)) return 'recorded'
    const suppressions = scope ? await suppressionWrites(text, intent, { accountId, hash }, scope, deps) : []
    const alongside = [...(await deps.newMessageWrites(accountId, row)), ...suppressions]
    let isCustomerGone = true
    let decides = false
    const plan = (facts: Facts): Plan | undefined => {
      const entry = entryOf(text, intent, facts)
      isCustomerGone = false
      decides = entry !== undefined
      return entry && { entry, alongside }
    }
    await appendConsent(accountId, customerId, plan, deps)
    if (!isCustomerGone) {
      if (!decides) await deps.write(alongside)
      return undefined // the next attempt finds the row, or writes it anew after a conflict
    }
    return suppressions.length === 0 || (await deps.write(suppressions)) ? 'suppressed' : undefined
  })
}

/** A start lifts older stops only, since it may be delivered late. */
async function suppressionWrites(
  text: InboundText,
  intent: InboundIntent,
  { accountId, hash }: Pick<MatchedCustomer, 'accountId' | 'hash'>,
  scope: 'company' | 'number',
  deps: ReceiveForCustomerDeps,
): Promise<Write[]> {
  const at = toInstant(text.at)
  if (isStop(intent)) return [await deps.suppress(scope, accountId, hash, suppressionOf(text))]
  if (intent !== 'start') return []
  const known = await deps.findSuppressions(accountId, 'sms', hash, [])
  const older = known.filter((each) => each.at < at && (each.scope === 'company' || each.scope === scope))
  return settleAll(older.map((each) => deps.liftSuppression(each.scope, accountId, hash, at)))
}

export function suppressionOf({ at, inboundMessageId }: Pick<InboundText, 'at' | 'inboundMessageId'>) {
  return { at: toInstant(at), cause: 'stop' as const, evidence: inboundMessageId }
}

function entryOf(text: InboundText, intent: InboundIntent, { customer, consentStates }: Facts): NewEntry | undefined {
  const common = {
    at: toInstant(text.at),
    channel: 'sms',
    method: 'sms',
    recordedBy: 'customer',
    effective: true,
    evidence: { inboundMessageId: text.inboundMessageId },
  } as const
  if (isStop(intent)) return { ...common, kinds: [...messageKinds], decision: 'withdrawn', cause: 'stop' }
  const smsStates = consentStates.filter(({ channel }) => channel === 'sms')
  const stops = smsStates.filter(({ stopped }) => stopped)
  if (intent === 'start' && stops.length > 0 && stops.every(({ since }) => since < common.at)) {
    const kinds = reopenable(consentStates, 'sms', customer.phoneHash)
    return { ...common, kinds, decision: 'granted', cause: 'start' }
  }
  const hasMarketing = smsStates.some(({ kind, state }) => kind === 'marketing' && state === 'granted')
  if (intent !== 'pause' || !hasMarketing) return undefined
  return { ...common, kinds: ['marketing'], decision: 'withdrawn', cause: 'reply' }
}

function rowOf(text: InboundText, intent: InboundIntent, accountId: string, customerId: string): Message {
  return {
    ...unsent,
    messageId: derivedMessageId(customerId, accountId, 'text', text.inboundMessageId),
    direction: 'inbound',
    kind: 'reply',
    channel: 'sms',
    status: 'delivered',
    customerId,
    createdAt: toInstant(text.at),
    reading: intent,
    text: text.body,
  }
}
