import {
  type AppendConsentDeps,
  appendConsent,
  type Facts,
  type NewEntry,
} from '../../customers/consent/append-consent.ts'
import type { SuppressionStore } from '../../customers/consent/suppression-store.ts'
import { type Cause, isOwnStop, messageKinds } from '../../customers/domain/consent.ts'
import type { Account } from '../../shared/identity/account.ts'
import { toInstant } from '../../shared/instant.ts'
import type { Notice } from '../../shared/messages/member-email.ts'
import type { Write } from '../../shared/table/table.ts'
import { isKnown, type MessageEvent, statusAfter } from '../domain/message-status.ts'
import type { Message } from '../items.ts'
import type { MessageStore } from '../message-store.ts'
import { redactPassword } from '../redact-password.ts'
import type { Feedback } from './provider-events.ts'

export type LearnDeps = AppendConsentDeps &
  Pick<SuppressionStore, 'suppress'> &
  Pick<MessageStore, 'findSendable' | 'changedMessage' | 'write'> & {
    readonly findActiveAccount: (accountId: string) => Promise<Account | undefined>
    readonly now: () => number
  }

const maxAttempts = 20
/** More are noise: a mail is delayed a few times and ends once. */
const mostEvents = 30

/**
 * What a provider tells of a message: kept with it once, in any order, however often it comes. What says that the address
 * must not be written to again withdraws there and is remembered, in the transaction that keeps the event.
 */
export async function learn(feedback: Feedback, deps: LearnDeps): Promise<void> {
  const { accountId, messageId, event } = feedback
  if (!(await deps.findActiveAccount(accountId))) return
  for (let race = 0; race < maxAttempts; race += 1) {
    const message = await deps.findSendable(accountId, messageId)
    if (!message || isKnown(message, event) || message.events.length >= mostEvents) return
    const told = await deps.changedMessage(accountId, message, after(message, feedback))
    if (await keep(feedback, message, told, deps)) return
  }
  throw new Error('an event could not be kept')
}

function after<M extends Message | Notice>(message: M, { event, providerMessageId, priceUsd }: Feedback): M {
  const status = statusAfter(message.status as Message['status'], event)
  const sentAt = message.sentAt ?? (status === 'unknown' || event.type === 'failure' ? undefined : event.at)
  const price = priceUsd === undefined ? {} : { priceUsd }
  return { ...redactPassword(message), ...price, status, sentAt, providerMessageId, events: [...message.events, event] }
}

async function keep(feedback: Feedback, message: Message | Notice, told: Write, deps: LearnDeps): Promise<boolean> {
  const { accountId, cause, event } = feedback
  if (!cause || message.kind === 'notice') return deps.write([told])
  const memory = { at: toInstant(deps.now()), cause, evidence: event.id }
  const { addressHash } = message
  const remembered = addressHash === undefined ? [] : [await deps.suppress('company', accountId, addressHash, memory)]
  const alongside = [told, ...remembered]
  let isRefused = false
  const plan = ({ customer }: Facts) => {
    // an address that the customer has left says nothing of the one that came after it
    const current = message.channel === 'sms' ? customer.phoneHash : customer.emailHash
    isRefused = isOwnStop(cause) || current === addressHash
    return isRefused ? { entry: entryOf(message, cause, event, memory.at), alongside } : undefined
  }
  const recorded = await appendConsent(accountId, message.customerId, plan, deps)
  return recorded !== undefined || (!isRefused && deps.write(alongside))
}

function entryOf({ messageId, channel }: Message, cause: Cause, event: MessageEvent, at: string): NewEntry {
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
  }
}
