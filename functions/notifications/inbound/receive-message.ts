import * as z from 'zod'
import { byKind } from '../../shared/background/by-kind.ts'
import { WorkMessage } from '../../shared/background/due.ts'
import { log } from '../../shared/log.ts'
import { InboundSms, inboundTextOf, type Queued } from './inbound-text.ts'
import { type ReceiveInboundSmsDeps, receiveInboundSms } from './receive-inbound-sms.ts'
import { type ReceivePendingStopDeps, receivePendingStop } from './receive-pending-stop.ts'

/** From the carrier's queue, or from the queue of stops that are due again. */
export const InboundMessage = z.union([WorkMessage, InboundSms])

type Deps = ReceiveInboundSmsDeps & ReceivePendingStopDeps

export async function receiveMessage(
  message: z.infer<typeof InboundMessage>,
  queued: Queued,
  deps: Deps,
): Promise<void> {
  if ('kind' in message) return byKind('stops', { 'receive-stop': (work) => receivePendingStop(work, deps) })(message)
  const text = inboundTextOf(message, queued, deps.now())
  if (text) return receiveInboundSms(text, deps)
  log('error', 'text_unreadable', { messageId: queued.messageId })
}
