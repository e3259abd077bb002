import {
  type AppendConsentDeps,
  appendConsent,
  type Facts,
  type NewEntry,
  type Plan,
} from '../../customers/consent/append-consent.ts'
import type { ScopedSuppression, SuppressionStore } from '../../customers/consent/suppression-store.ts'
import { isTextStop, messageKinds, reopenable } from '../../customers/domain/consent.ts'
import { isStopped } from '../../customers/domain/office-grant.ts'
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
  Pick<SuppressionStore, 'findSuppressions' | 'suppress' | 'liftSuppression' | 'reopen'> &
  Pick<MessageStore, 'newMessageWrites' | 'findMessage' | 'write'>

/**
 * `isAlone`: the text is for this company and no other. `remembers`: false when another customer of the company with the same
 * phone has written what is remembered of the phone. `isUnread`: it waits for a reader under this customer.
 */
export type Reach = {
  readonly isNamed: boolean
  readonly isAlone: boolean
  readonly remembers: boolean
  readonly isUnread: boolean
}

const maxAttempts = 5

/**
 * Records a text with one customer, and what it decides, in one transaction. The row's id makes a second delivery a no-op.
 */
export async function receiveForCustomer(
  text: InboundText,
  intent: InboundIntent,
  { accountId, customerId, hash }: MatchedCustomer,
  reach: Reach,
  deps: ReceiveForCustomerDeps,
): Promise<void> {
  const unread = reach.isUnread ? true : undefined
  const row = { ...rowOf(text, intent, accountId, customerId), addressHash: hash, unread } as const
  await retryOnConflict(maxAttempts, async () => {
    if (await deps.findMessage(accountId, row.messageId)) return 'recorded'
    const known = intent === 'start' ? await deps.findSuppressions(accountId, 'sms', hash, messageKinds) : []
    const lifted = known.filter((each) => isLiftedBy(text, reach, each))
    const memory = reach.remembers ? await memoryWrites(text, intent, { accountId, hash }, reach, lifted, deps) : []
    const alongside = [...(await deps.newMessageWrites(accountId, row)), ...memory]
    let isCustomerGone = true
    let decides = false
    const plan = (facts: Facts): Plan | undefined => {
      const entry = entryOf(
        text,
        intent,
        facts,
        reach,
        known.filter((each) => !lifted.includes(each)),
      )
      isCustomerGone = false
      decides = entry !== undefined
      return entry && { entry, alongside }
    }
    await appendConsent(accountId, customerId, plan, deps)
    if (!isCustomerGone) {
      if (!decides) await deps.write(alongside)
      return undefined // the next attempt finds the row, or writes it anew after a conflict
    }
    return memory.length === 0 || (await deps.write(memory)) ? 'suppressed' : undefined
  })
}

/**
 * Whether a START takes a suppression back: an older one only, since it may be delivered late. One that reaches several
 * companies takes back what STOP texts closed; what the customer stopped with one company by a page stays.
 */
export function isLiftedBy(
  { at }: Pick<InboundText, 'at'>,
  { isAlone }: Pick<Reach, 'isAlone'>,
  suppression: Pick<ScopedSuppression, 'at' | 'cause'>,
): boolean {
  return suppression.at < toInstant(at) && (isAlone || isTextStop(suppression.cause))
}

async function memoryWrites(
  text: InboundText,
  intent: InboundIntent,
  { accountId, hash }: Pick<MatchedCustomer, 'accountId' | 'hash'>,
  { isNamed }: Reach,
  lifted: readonly ScopedSuppression[],
  deps: ReceiveForCustomerDeps,
): Promise<Write[]> {
  const at = toInstant(text.at)
  if (isStop(intent)) {
    return [await deps.suppress(isNamed ? 'text' : 'number', accountId, hash, suppressionOf(text))]
  }
  return settleAll(
    lifted.map(({ scope }) =>
      // what the number remembers holds for its other companies still
      isNamed && scope === 'number'
        ? deps.reopen(accountId, hash, at, text.inboundMessageId)
        : deps.liftSuppression(scope, accountId, hash, at),
    ),
  )
}

export function suppressionOf({ at, inboundMessageId }: Pick<InboundText, 'at' | 'inboundMessageId'>) {
  return { at: toInstant(at), cause: 'stop' as const, evidence: inboundMessageId }
}

function entryOf(
  text: InboundText,
  intent: InboundIntent,
  { customer, consentStates }: Facts,
  { isAlone }: Reach,
  suppressions: readonly ScopedSuppression[],
): NewEntry | undefined {
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
    const remaining = { consentStates: [], suppressions, addressHash: customer.phoneHash }
    const kinds = reopenable(consentStates, 'sms', customer.phoneHash, isAlone).filter(
      (kind) => !isStopped('sms', kind, remaining),
    )
    return { ...common, kinds, decision: 'granted', cause: isAlone ? 'start' : 'start-shared' }
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
