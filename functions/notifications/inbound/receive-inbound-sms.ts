import { senderPhone } from '../../customers/domain/phone.ts'
import { mayQuote } from '../domain/reading-texts/sent-texts.ts'
import { firstPauseMilliseconds, stopMilliseconds } from '../domain/stop-attempts.ts'
import type { InboundText } from './inbound-text.ts'
import type { PendingStopStore } from './pending-stop-store.ts'

export type ReceiveInboundSmsDeps = Pick<PendingStopStore, 'saveStop' | 'deleteStop'> & {
  readonly receiveText: (text: InboundText, sendingNumber: string) => Promise<void>
  /** The installation's number, E.164. */
  readonly sendingNumber: string
  readonly now: () => number
}

/**
 * Stores a stop before anything else and removes it last: whatever fails in between, and whatever becomes of the queue's
 * message, the row brings it again.
 */
export async function receiveInboundSms(given: InboundText, deps: ReceiveInboundSmsDeps): Promise<void> {
  const { sendingNumber } = deps
  const text = { ...given, from: given.from === '' ? '' : senderPhone(given.from, sendingNumber) }
  const { intent, from, inReplyTo, inboundMessageId, at } = text
  const body = text.body !== undefined && mayQuote(text.body) ? text.body : undefined
  if (intent !== 'stop' && intent !== 'cancel') return deps.receiveText(text, sendingNumber)
  const stop = { inboundMessageId, at, endsAt: at + stopMilliseconds, from, sendingNumber, inReplyTo, intent, body }
  await deps.saveStop(stop, deps.now() + firstPauseMilliseconds)
  await deps.receiveText(text, sendingNumber)
  await deps.deleteStop(stop)
}
