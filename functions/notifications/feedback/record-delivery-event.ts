import {
  type AppendConsentDeps,
  appendConsent,
  type Facts,
  type NewEntry,
} from '../../customers/consent/append-consent.ts'
import type { SuppressionStore } from '../../customers/consent/suppression-store.ts'
import { type Cause, isOwnStop, type MessageKind, messageKinds } from '../../customers/domain/consent.ts'
import { companyScope } from '../../customers/domain/suppression-scope.ts'
import { retryOnConflict } from '../../shared/background/retry.ts'
import type { Account } from '../../shared/identity/account.ts'
import { toInstant } from '../../shared/instant.ts'
import type { Notice } from '../../shared/messages/member-email.ts'
import { settleAll } from '../../shared/settle-all.ts'
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
/** Bounds the row: a message has a few delays and one end. What withdraws or ends is recorded beyond it. */
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
    if (!message || isRecorded(message, event)) return 'ignored'
    const changed = withEvent(message, delivery)
    const isNews = delivery.cause !== undefined || changed.status !== message.status
    if (!isNews && message.events.length >= maxEvents) return 'ignored'
    const messageWrite = await deps.changedMessageWrite(accountId, message, changed)
    return (await save(delivery, message, messageWrite, deps)) ? 'recorded' : undefined
  })
}

function withEvent<M extends Message | Notice>(message: M, delivery: DeliveryEvent): M {
  const { providerMessageId = message.providerMessageId, priceUsd } = delivery
  const event = { ...delivery.event, at: delivery.event.at ?? message.sentAt ?? message.createdAt }
  const { events } = message
  const status = statusAfter(message.status as Message['status'], event, events as readonly MessageEvent[])
  const sentAt = message.sentAt ?? (status === 'unknown' || event.type === 'failure' ? undefined : event.at)
  const price = priceUsd === undefined ? {} : { priceUsd }
  const kept = events.length < maxEvents ? events : withoutOneDelay(events)
  return { ...redactPassword(message), ...price, status, sentAt, providerMessageId, events: [...kept, event] }
}

function withoutOneDelay<E extends { readonly type: string }>(events: readonly E[]): readonly E[] {
  const index = events.findIndex(({ type }) => type === 'delay')
  return events.toSpliced(Math.max(index, 0), 1)
}

/** False after a conflict. */
async function save(
  delivery: DeliveryEvent,
  message: Message | Notice,
  messageWrite: Write,
  deps: RecordDeliveryEventDeps,
): Promise<boolean> {
  const { accountId, cause, event } = delivery
  if (!cause || message.kind === 'notice') return deps.write([messageWrite])
  const suppression = { at: toInstant(deps.now()), cause, evidence: event.id }
  const { addressHash } = message
  const kinds = kindsOf(delivery, message)
  const scopes = kinds ?? [companyScope(cause)]
  const suppressions =
    addressHash === undefined
      ? []
      : await settleAll(scopes.map((scope) => deps.suppress(scope, accountId, addressHash, suppression)))
  const alongside = [messageWrite, ...suppressions]
  let isWithdrawn = false
  const plan = ({ customer }: Facts) => {
    // a bounce of a former address says nothing about the current one
    const current = message.channel === 'sms' ? customer.phoneHash : customer.emailHash
    isWithdrawn = isOwnStop(cause) || current === addressHash
    if (!isWithdrawn) return undefined
    const common = { at: suppression.at, cause, kinds: kinds ?? [...messageKinds] }
    return { entry: withdrawal(message, event.id, common), alongside }
  }
  const recorded = await appendConsent(accountId, message.customerId, plan, deps)
  return recorded !== undefined || (!isWithdrawn && deps.write(alongside))
}

/** Undefined for every kind; also where the message is of none that can be withdrawn alone. */
function kindsOf({ kinds }: DeliveryEvent, message: Message): MessageKind[] | undefined {
  const own = messageKinds.find((kind) => kind === message.kind)
  const named = kinds?.map((kind) => (kind === 'its own' ? own : kind))
  if (!named || named.includes(undefined)) return undefined
  return [...new Set(named.flatMap((kind) => kind ?? []))]
}

function withdrawal(
  { messageId, channel, addressHash }: Message,
  eventId: string,
  { at, cause, kinds }: { readonly at: string; readonly cause: Cause; readonly kinds: MessageKind[] },
): NewEntry {
  return {
    at,
    channel,
    kinds,
    decision: 'withdrawn',
    method: channel,
    cause,
    effective: true,
    recordedBy: isOwnStop(cause) ? 'customer' : 'provider',
    evidence: { messageId, event: eventId },
    addressHash,
  }
}
