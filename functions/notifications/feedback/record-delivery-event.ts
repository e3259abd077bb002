import {
  type AppendConsentDeps,
  appendConsent,
  type Facts,
  type NewEntry,
} from '../../customers/consent/append-consent.ts'
import type { SuppressionStore } from '../../customers/consent/suppression-store.ts'
import { type Cause, isOwnStop, messageKinds } from '../../customers/domain/consent.ts'
import { companyScope } from '../../customers/domain/suppression-scope.ts'
import { retryOnConflict } from '../../shared/background/retry.ts'
import type { Account } from '../../shared/identity/account.ts'
import { toInstant } from '../../shared/instant.ts'
import type { Notice } from '../../shared/messages/member-email.ts'
import type { Write } from '../../shared/table/table.ts'
import { isRecorded, type MessageEvent, statusAfter } from '../domain/message-status.ts'
import type { Message } from '../items.ts'
import type { MessageStore } from '../message-store.ts'
import { redactPassword } from '../redact-password.ts'
import type { DeliveryEvent } from './delivery-event.ts'

export type RecordDeliveryEventDeps = AppendConsentDeps &
  Pick<SuppressionStore, 'suppress'> &
  Pick<MessageStore, 'findSendable' | 'changedMessageWrite' | 'write'> & {
    readonly findActiveAccount: (accountId: string) => Promise<Account | undefined>
    readonly now: () => number
  }

const maxAttempts = 20
/** Bounds the row: a message has a few delays and one end. */
const maxEvents = 30

/**
 * Records a provider's event with its message, once however often it is delivered. An event with a cause also withdraws
 * the consent and suppresses the address, in the same transaction.
 * @throws AppError `unavailable`
 */
export async function recordDeliveryEvent(delivery: DeliveryEvent, deps: RecordDeliveryEventDeps): Promise<void> {
  const { accountId, messageId, event } = delivery
  if (!(await deps.findActiveAccount(accountId))) return
  await retryOnConflict(maxAttempts, async () => {
    const message = await deps.findSendable(accountId, messageId)
    if (!message || isRecorded(message, event) || message.events.length >= maxEvents) return 'ignored'
    const messageWrite = await deps.changedMessageWrite(accountId, message, withEvent(message, delivery))
    return (await save(delivery, message, messageWrite, deps)) ? 'recorded' : undefined
  })
}

function withEvent<M extends Message | Notice>(message: M, { event, providerMessageId, priceUsd }: DeliveryEvent): M {
  const status = statusAfter(message.status as Message['status'], event)
  const sentAt = message.sentAt ?? (status === 'unknown' || event.type === 'failure' ? undefined : event.at)
  const price = priceUsd === undefined ? {} : { priceUsd }
  return { ...redactPassword(message), ...price, status, sentAt, providerMessageId, events: [...message.events, event] }
}

/** False after a conflict. */
async function save(
  { accountId, cause, event }: DeliveryEvent,
  message: Message | Notice,
  messageWrite: Write,
  deps: RecordDeliveryEventDeps,
): Promise<boolean> {
  if (!cause || message.kind === 'notice') return deps.write([messageWrite])
  const suppression = { at: toInstant(deps.now()), cause, evidence: event.id }
  const { addressHash } = message
  const alongside =
    addressHash === undefined
      ? [messageWrite]
      : [messageWrite, await deps.suppress(companyScope(cause), accountId, addressHash, suppression)]
  let isWithdrawn = false
  const plan = ({ customer }: Facts) => {
    // a bounce of a former address says nothing about the current one
    const current = message.channel === 'sms' ? customer.phoneHash : customer.emailHash
    isWithdrawn = isOwnStop(cause) || current === addressHash
    return isWithdrawn ? { entry: withdrawal(message, cause, event, suppression.at), alongside } : undefined
  }
  const recorded = await appendConsent(accountId, message.customerId, plan, deps)
  return recorded !== undefined || (!isWithdrawn && deps.write(alongside))
}

function withdrawal(
  { messageId, channel, addressHash }: Message,
  cause: Cause,
  event: MessageEvent,
  at: string,
): NewEntry {
  return {
    at,
    channel,
    kinds: [...messageKinds],
    decision: 'withdrawn',
    method: channel,
    cause,
    effective: true,
    recordedBy: isOwnStop(cause) ? 'customer' : 'provider',
    evidence: { messageId, event: event.id },
    addressHash,
  }
}
